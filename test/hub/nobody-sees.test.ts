import { randomUUID } from 'node:crypto';

import { getNamedType } from 'graphql';
import { beforeAll, expect, test } from 'vitest';

import { asker, type Ask } from '../support/client.ts';
import { CuriousReader, inputOf } from '../support/curious.ts';
import { allMutations, type KnownMutation, type SubgraphName } from '../support/mutations.ts';
import { each, harvest, leaksOf, pry, toldBy, type Harvest, type Prying } from '../support/prying.ts';
import * as asking from '../support/questions.ts';
import { stories } from '../support/stories.ts';
import { otherWaysTellNothing } from './nobody-sees-otherwise.ts';

const OWNERS: SubgraphName[] = ['programs', 'csr', 'pillars'];
const LONG = 300_000;

/** Root fields that need the key of a thing which this world has none of; nothing of it is planted in them. */
const WITHOUT_KEY = [
  'coordinationMeeting',
  'meetingBrief',
  'companyImport',
  'factImport',
  'personnelImport',
  'csrReport',
  'organisation',
  'planningDocument',
  'programmePillar',
].map((name) => `Query.${name}`);

stories('what nobody sees', (hub) => {
  let prying: Prying;
  // Asking all there is takes long, so the world of secrets is planted and harvested once, for all the ways to pry.
  let harvested: Harvest;
  beforeAll(async () => {
    prying = await pry(hub());
    harvested = await harvest(prying);
  }, LONG);

  test('the secrets are there to be found: their own people read them by the same questions', () => {
    const { seen, unaskable } = harvested;
    expect(prying.world.secrets.filter((secret) => !seen.has(secret)).toSorted()).toEqual(
      prying.world.sealed.toSorted(),
    );
    expect(unaskable.filter((field) => !WITHOUT_KEY.includes(field))).toEqual([]);
  });

  test(
    'no query tells a secret, whatever it asks for',
    async () => {
      const { questions, reader } = asking.allQuestions(prying.world, prying.found);
      expect(reader.asked.size).toBeGreaterThan(1_500);
      expect(await leaksOf(prying, questions, prying.gateway)).toEqual([]);
    },
    LONG,
  );

  test.each(OWNERS)(
    '%s asked directly for entities tells no secret, by no other name of a field',
    async (owner) => {
      const questions = asking.entityQuestions(prying.world, prying.found, owner);
      expect(questions.length).toBeGreaterThan(5);
      expect(await leaksOf(prying, questions, hub().subgraphs[owner])).toEqual([]);
    },
    LONG,
  );

  test(
    'a search for what is hidden finds nothing',
    async () => {
      const fields = Object.values(asking.API.getQueryType()?.getFields() ?? {}).filter((field) =>
        field.args.some((arg) => arg.name === 'filter' && / text: /.test(inputOf(arg.type, 'filter', () => '"x"'))),
      );
      expect(fields.length).toBeGreaterThan(1);
      const hits: string[] = [];
      const search = (ask: Ask, name: string, secret: string) =>
        ask(`{ it: ${name}(filter: { text: ${JSON.stringify(secret)} }) { totalCount } }`);
      let known = 0;
      for (const { name } of fields) {
        for (const secret of prying.world.secrets) {
          known += (await search(prying.admin, name, secret)).data?.['it']?.totalCount ?? 0;
          for (const [who, token] of prying.readers) {
            const { data, errors } = await search(asker(prying.gateway, token), name, secret);
            if (!data?.['it'] || data['it'].totalCount > 0)
              hits.push(`${name} ${who} ${secret} ${JSON.stringify(errors)}`);
          }
        }
      }
      expect(hits).toEqual([]);
      expect(known).toBeGreaterThan(1);
    },
    LONG,
  );

  /** An input that names what was planted, in every field that has a name for it. */
  function spying(mutation: KnownMutation, nth: number): string {
    const keyed = (leaf: string) => {
      const stem = /^(\w+?)Ids?$/.exec(leaf)?.[1];
      if (!stem) return undefined;
      const type =
        { allocation: 'PledgeAllocation', personnel: 'Personnel' }[stem] ?? `${stem[0]?.toUpperCase()}${stem.slice(1)}`;
      const keys = asking.keysOf(prying.world, prying.found, type, 'id');
      return keys.length > 0 ? JSON.stringify(keys[nth % keys.length]) : undefined;
    };
    const known = (leaf: string) => {
      if (leaf === 'idempotencyKey') return JSON.stringify(randomUUID());
      if (leaf === 'expectedVersion') return '1';
      if (leaf === 'registrationNumber') return JSON.stringify(prying.world.registrationNumber);
      return keyed(leaf) ?? asking.leafOf(prying.world)(leaf);
    };
    const argument = asking.API.getMutationType()?.getFields()[mutation.name]?.args[0];
    return argument ? inputOf(argument.type, 'input', known) : '{}';
  }

  test(
    'no command answers, refuses or fails with a secret',
    async () => {
      const below = new CuriousReader(asking.API, asking.valueIn(prying.world), true);
      const questions = allMutations().flatMap((mutation) => {
        const result = asking.API.getMutationType()?.getFields()[mutation.name]?.type;
        const chunks = result ? below.selections(getNamedType(result).name, 2) : [];
        return [0, 1, 2].map((nth) => ({
          name: mutation.name,
          document: `mutation { it: ${mutation.name}(input: ${spying(mutation, nth)}) { ${chunks[nth % chunks.length] ?? '__typename'} } }`,
        }));
      });
      const leaks: string[] = [];
      const codes = new Map<string, number>();
      for (const [who, token] of prying.readers) {
        const ask = asker(prying.gateway, token);
        await each(questions, async ({ name, document }) => {
          const answer = await ask(document);
          for (const secret of toldBy(prying.world, document, answer)) leaks.push(`${name} tells ${who} "${secret}"`);
          const code = answer.errors?.[0]?.extensions.code ?? 'answered';
          codes.set(code, (codes.get(code) ?? 0) + 1);
          if (['GRAPHQL_VALIDATION_FAILED', 'INTERNAL_SERVER_ERROR'].includes(code)) {
            leaks.push(`${name} was not read: ${JSON.stringify(answer.errors).slice(0, 300)}`);
          }
        });
      }
      expect(leaks).toEqual([]);
      expect([...codes.keys()]).toEqual(
        expect.arrayContaining(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'answered']),
      );
    },
    LONG,
  );

  otherWaysTellNothing(hub, () => prying);
});
