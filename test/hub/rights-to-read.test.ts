import { beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { AS_HUB, asker } from '../support/client.ts';
import { SPOOFED } from '../support/forged.ts';
import { entitiesOf, everything, readSchema, type SubgraphName } from '../support/mutations.ts';
import { aRegion } from '../support/region.ts';
import { keepSecrets, secretsIn, type Kept } from '../support/secrets.ts';
import { stories } from '../support/stories.ts';
import { aCompany, type CompanyUser } from '../support/world.ts';

const OWNERS: SubgraphName[] = ['programs', 'csr', 'pillars'];

stories('rights to read', (hub) => {
  let world: Kept;
  let rival: CompanyUser;
  let readers: Map<string, Record<string, string>>;

  beforeAll(async () => {
    world = await keepSecrets(await aRegion(hub()));
    rival = await aCompany(hub());
    const elsewhere = (role: Role) => hub().token({ role, area: '15.71', organisation: 'dinas-15.71' });
    readers = new Map([
      ['nobody', {}],
      ['nobody with spoofed headers', SPOOFED],
      ['a rival', { authorization: `Bearer ${rival.token}` }],
      ['a coordinator of another area', { authorization: `Bearer ${await elsewhere(Role.FORUM_COORDINATOR)}` }],
      ['a social coordinator of another area', { authorization: `Bearer ${await elsewhere(Role.PILLAR_COORDINATOR)}` }],
      ['an officer of another area', { authorization: `Bearer ${await elsewhere(Role.PROGRAM_OFFICER)}` }],
    ]);
  });

  /** Asks a subgraph for an entity by its key, with every field it has. */
  async function ask(owner: SubgraphName, type: string, ids: string[], headers: Record<string, string>) {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on ${type} { ${everything(readSchema(owner), type, 3)} } } }`;
    const key = entitiesOf(owner).find((entity) => entity.type === type)?.key ?? 'id';
    return asker(hub().subgraphs[owner], undefined, AS_HUB)(
      query,
      { of: ids.map((id) => ({ __typename: type, [key]: id })) },
      { headers },
    );
  }

  test('a subgraph asked for entities directly gives nobody more than the API would', async () => {
    const leaks: string[] = [];
    for (const owner of OWNERS) {
      for (const { type } of entitiesOf(owner)) {
        const ids = world.ids[type];
        if (!ids) continue;
        for (const [who, headers] of readers) {
          const answer = await ask(owner, type, ids, headers);
          for (const secret of secretsIn(world, answer)) leaks.push(`${owner} ${type} to ${who}: ${secret}`);
          if (!answer.data) leaks.push(`${owner} ${type} to ${who}: ${JSON.stringify(answer.errors)}`);
        }
      }
    }
    expect(leaks).toEqual([]);
  });

  test('the secrets are there to be found: their own people read them on the same way', async () => {
    const own = { authorization: `Bearer ${world.hidden.token}` };
    const company = await ask('csr', 'Company', world.ids['Company'] ?? [], own);
    const evidence = await ask('csr', 'Evidence', world.ids['Evidence'] ?? [], own);
    const social = await hub().token({ role: Role.PILLAR_COORDINATOR, area: '15.07' });
    const person = await ask('pillars', 'Personnel', world.ids['Personnel'] ?? [], {
      authorization: `Bearer ${social}`,
    });
    expect(new Set([company, evidence, person].flatMap((answer) => secretsIn(world, answer)))).toEqual(
      new Set(world.secrets),
    );
  });

  test("drafts of pledges and of gap areas are nobody's to find by their key", async () => {
    for (const headers of readers.values()) {
      const pledges = await ask('csr', 'Pledge', world.ids['Pledge'] ?? [], headers);
      expect(pledges.data?.['_entities']).toEqual([null, null, null, null]);
      const [published, draft] =
        (await ask('programs', 'GapArea', world.ids['GapArea'] ?? [], headers)).data?.['_entities'] ?? [];
      expect(published).toMatchObject({ id: world.region.gap.id });
      expect(draft).toBeNull();
    }
  });

  test('the service definition of a subgraph is its schema and nothing of its data', async () => {
    for (const owner of OWNERS) {
      const { data } = await asker(hub().subgraphs[owner], undefined, AS_HUB)('{ _service { sdl } }');
      expect(data?.['_service'].sdl).toContain('@key');
      expect(secretsIn(world, data)).toEqual([]);
    }
  });

  test('lists and rows of the gap tell amounts, and not whose they are', async () => {
    const query = `query ($id: ID!) { gapArea(id: $id) {
      allocations(first: 100) { nodes { ${everything(readSchema('api'), 'PledgeAllocation', 2)} } }
      coverage { lines { rows(first: 100) { nodes {
        amount part allocation { id company { name } pledge { code } } } } } } } }`;
    for (const [who, headers] of readers) {
      const answer = await hub().ask(query, { id: world.region.gap.id }, { headers });
      expect([who, answer.errors, secretsIn(world, answer)]).toEqual([who, undefined, []]);
      expect(answer.data?.['gapArea'].allocations.nodes).toHaveLength(3);
    }
  });
});
