import { parseArgs } from 'node:util';

import { Role } from '#kit/actor';

import { ISSUER, openDatabase } from '../machine/database.ts';
import { openIssuer } from '../issuer/issuer.ts';
import { runCommand } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';

const USAGE =
  'npm run token -- --role FORUM_COORDINATOR [--area 15] [--organisation demo-forum-jambi] [--subject NAME]';

/** `npm run token`: prints a token of the embedded issuer, for trying things out. */
runCommand(async () => {
  const { values } = parseArgs({
    options: {
      role: { type: 'string' },
      area: { type: 'string' },
      organisation: { type: 'string' },
      subject: { type: 'string' },
    },
  });
  const role = Object.values(Role).find((one) => one === values.role);
  if (!role) throw new Error(`--role is one of ${Object.values(Role).join(', ')}.\n${USAGE}`);
  const settings = readSettings([], true);
  if (!settings.issuer) throw new Error('Tokens come from the issuer in OIDC_ISSUER; ask it for one.');
  const database = await openDatabase(settings, () => undefined, [ISSUER]);
  const { baseUrl, audience, secret } = settings.issuer;
  const issuer = await openIssuer({ databaseUrl: database.urlOf(ISSUER), baseUrl, audience, secret: secret() });
  const token = await issuer.signToken({
    subject: values.subject ?? `token-${role.toLowerCase()}-${values.organisation ?? values.area ?? 'country'}`,
    roles: [{ role, area: values.area ?? null }],
    ...(values.organisation && { organisation: values.organisation }),
  });
  process.stdout.write(`${token}\n`);
  await issuer.close();
  await database.stop();
});
