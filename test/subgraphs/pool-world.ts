import { expect } from 'vitest';

import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany, aKey } from './csr-world.ts';

export let csr: CsrAlone;
export let giver: Actor;
export const coordinator = anActor(Role.FORUM_COORDINATOR, '15', 'forum');
export const local = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-07');

/** The subgraph with one verified company in the forum of the province. */
export async function openPools(): Promise<() => Promise<void>> {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  giver = await aCompany(csr, 'giver');
  await csr.store.pool.query(
    `insert into area values ('15', 'Jambi', 'PROVINCE'), ('15.07', 'Tanjab Timur', 'REGENCY'), ('21', 'Kepri', 'PROVINCE')`,
  );
  await csr.store.pool.query("insert into forum (code, name, area_code, is_demo) values ('F-15', 'Forum', '15', true)");
  await csr.store.pool.query(
    `insert into forum_membership (id, forum_code, company_id, state, requested_at, is_demo)
     select gen_random_uuid(), 'F-15', id, 'ACCEPTED', now(), true from company`,
  );
  return async () => {
    delete process.env['SIMPUL_TODAY'];
    await csr.stop();
  };
}

const FIELDS = '__typename ... on Refusal { code message }';
const SHORT = '... on PoolHasLess { wanted unallocated } ... on GapHasLessOpen { lines { open } }';
const PLEDGE = `replayed pledge { id state earmark allocations { id state amount }
  pool { state amount allocated unallocated released area { code } categoryCode viewerCan } }`;
const TYPES: Record<string, string> = {
  submitPoolPledge: 'PoolPledgeSubmitted',
  verifyPoolPledge: 'PoolPledgeVerified',
  rejectPoolPledge: 'PoolPledgeRejected',
  withdrawPoolPledge: 'PoolPledgeWithdrawn',
  cancelPoolRest: 'PoolRestCancelled',
  allocateFromPool: 'PoolAllocated',
};

export function answerTo(actor: Actor, name: string, input: object) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const more = name === 'allocateFromPool' ? SHORT : '';
  const query = `mutation ($input: ${type}!) { it: ${name}(input: $input) { ${FIELDS} ${more}
    ... on ${TYPES[name]} { ${PLEDGE} } } }`;
  return csr.answer(actor, query, { input: { idempotencyKey: aKey(), ...input } });
}

export async function run(actor: Actor, name: string, input: object): Promise<any> {
  const { data, errors } = await answerTo(actor, name, input);
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['it'];
}
export const faultOf = async (actor: Actor, name: string, input: object) =>
  (await answerTo(actor, name, input)).errors?.[0]?.extensions?.['code'];

export async function aPool(amount: number, more: object = {}): Promise<string> {
  const { pledge } = await run(giver, 'submitPoolPledge', { amount, forumCode: 'F-15', ...more });
  await run(coordinator, 'verifyPoolPledge', { pledgeId: pledge.id });
  return pledge.id;
}

export const draw = (pledgeId: string, needLineId: string, amount: number, actor = coordinator) =>
  run(actor, 'allocateFromPool', { pledgeId, allocations: [{ needLineId, amount }], reason: 'Paling mendesak' });

export async function expectSound(): Promise<void> {
  const read = openSnapshot(csr.store);
  expect(await checkLedger(read)).toEqual([]);
  await read.end();
}
