import * as fs from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

/** What anybody may do with their own data: no role is needed, and the command turns away who is nobody there. */
const OF_ONESELF = ['requestCorrection', 'eraseMyData', 'eraseMyCsrData'];

/** Names the mutations of a file whose decorators have no @Authorized with a role. */
function openMutations(text: string): string[] {
  // One member of a class: everything from the end of the member before to the method's name.
  return text.split(/\n {2}\}\n|\n@Resolver|\nexport class /).flatMap((member) => {
    const at = member.indexOf('@Mutation(');
    if (at === -1) return [];
    const name = /\n {2}(?:async )?(\w+)\(\n?/.exec(member.slice(at))?.[1] ?? member.slice(at, at + 60);
    return /@Authorized\(Role\.\w+/.test(member) ? [] : [name];
  });
}

const resolverFiles = fs
  .readdirSync('subgraphs', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.resolver.ts'));
const texts = resolverFiles.map((file) => fs.readFileSync(join('subgraphs', file), 'utf8'));

test('the look for open mutations bites', () => {
  const open =
    '@Resolver()\nexport class A {\n  @Authorized()\n  @Mutation(() => X)\n  take(\n    @Arg() a) {\n  }\n}\n';
  expect(openMutations(open)).toEqual(['take']);
  expect(openMutations(open.replace('@Authorized()', '@Authorized(Role.ADMIN)'))).toEqual([]);
});

test('every mutation says which role it needs', () => {
  const ofOneself = texts.flatMap(openMutations);
  expect(ofOneself.filter((name) => !OF_ONESELF.includes(name))).toEqual([]);
  const signedIn = texts.join('').match(/@Authorized\(\)\s+@Mutation\(/g) ?? [];
  expect(signedIn).toHaveLength(ofOneself.length);
  const counted = texts.join('').match(/@Mutation\(/g)?.length ?? 0;
  const members = texts.flatMap((text) =>
    text.split(/\n {2}\}\n|\n@Resolver|\nexport class /).filter((part) => part.includes('@Mutation(')),
  );
  expect(counted).toBeGreaterThan(50);
  expect(members.length).toBe(counted);
});
