import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';

import { projectFolder } from './machine/postgres-files.ts';

/** A fault of a package that somebody looked at and found to be none here; it is looked at again after its day. */
export interface Reviewed {
  /** Such as GHSA-xxxx-xxxx-xxxx. */
  advisory: string;
  package: string;
  reason: string;
  until: string;
}

/** What the registry knows of our packages; null where it could not be asked, and why. */
export type Audited = { findings: string[] } | { findings: null; why: string };

const GRAVE = new Set<unknown>(['high', 'critical']);
const ARGUMENTS = ['audit', '--omit=dev', '--audit-level=high', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];

interface Advisory {
  name: string;
  title: string;
  url: string;
  severity: string;
}

interface Report {
  auditReportVersion?: number;
  /** By the name of the package; a text in `via` names another package of this list. */
  vulnerabilities?: Record<string, { via: readonly (Advisory | string)[] }>;
  error?: { code?: string; summary?: string };
}

export const reviewedAdvisories = (): Reviewed[] =>
  JSON.parse(fs.readFileSync(join(projectFolder(), 'gateway', 'reviewed-advisories.json'), 'utf8')) as Reviewed[];

/** Reads npm's report: each grave fault that nobody reviewed, or whose review is out of date. */
export function readAudit(text: string, reviewed: readonly Reviewed[], today: string): Audited {
  let report: Report;
  try {
    report = JSON.parse(text) as Report;
  } catch {
    return { findings: ['npm audit says nothing that can be read'] };
  }
  // What has a code is a fault of this project or of npm; what has none is a registry that is away or serves no audits.
  if (report.error?.code) return { findings: [`npm audit: ${report.error.code} ${report.error.summary ?? ''}`] };
  if (report.auditReportVersion === undefined)
    return { findings: null, why: 'the registry cannot be reached, or serves no audits' };
  const holds = ({ name, url }: Advisory) =>
    reviewed.some((one) => url.endsWith(`/${one.advisory}`) && one.package === name && today <= one.until);
  const found = Object.values(report.vulnerabilities ?? {})
    .flatMap(({ via }) => via)
    .filter((one) => typeof one !== 'string')
    .filter((one) => GRAVE.has(one.severity) && !holds(one))
    .map(({ name, severity, title, url }) => `${name}: ${severity}: ${title} ${url}`);
  return { findings: [...new Set(found)] };
}

/** Asks the registry that npm is set to what it knows of the packages a hub runs with. */
export function auditPackages(env: NodeJS.ProcessEnv = process.env): Promise<Audited> {
  const npm = env['npm_execpath'];
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(program, [...first, ...ARGUMENTS], {
    cwd: projectFolder(),
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: program === 'npm' && process.platform === 'win32',
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => said.push(part));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', () => {
      const today = new Date().toISOString().slice(0, 10);
      done(readAudit(Buffer.concat(said).toString('utf8'), reviewedAdvisories(), today));
    });
  });
}
