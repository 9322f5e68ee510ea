import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '#kit/actor';

import { PLANNING_RULES } from '../../subgraphs/programs/proposals/proposal-ledger.queries.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';
import { aVillage, proposalCommands, province, regency, village } from './proposal-stories.ts';

let programs: ProgramsAlone;

beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  await aSmallWorld(programs.store);
  await aVillage(programs);
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const { run, faults, aCycle, wish, aProposal, decide } = proposalCommands(() => programs);
const colleague = anActor(Role.PROGRAM_OFFICER, '15.07', 'kecamatan');
const at = ({ id, version }: { id: string; version: number }) => ({ proposalId: id, expectedVersion: version });
const TRAIL = `query ($id: ID!) { planningProposal(id: $id) { viewerCan { change withdraw } decisions { outcome changes { field before after } } } }`;
const problemsOf = async (...sent: Parameters<typeof faults>) => (await faults(...sent))?.['fields'];
const breaches = async () => {
  const found = await Promise.all(Object.values(PLANNING_RULES).map((rule) => programs.store.pool.query(rule)));
  return found.flatMap(({ rows }) => rows);
};

test('the author changes what is asked for, each field before and after in the trail', async () => {
  const proposal = await aProposal();
  expect(proposal.viewerCan).toMatchObject({ change: true, withdraw: true });
  const input = {
    ...at(proposal),
    title: 'Rumah lansia',
    need: { kind: 'GOODS', item: 'paket sembako', unit: 'paket', need: 40 },
    peopleTargeted: 3,
    reason: 'hasil pendataan ulang',
    idempotencyKey: 'ubah-1',
  };
  const { proposal: changed, replayed } = await run('changePlanningProposal', input, village);
  expect(changed).toMatchObject({
    title: 'Rumah lansia',
    requested: 40,
    stage: 'VILLAGE',
    status: 'IN_PROGRESS',
    version: 2,
  });
  expect(changed.decisions.at(-1)).toMatchObject({
    outcome: 'CHANGED',
    reason: 'hasil pendataan ulang',
    institution: 'Pemerintah Desa Uji',
    changes: [
      { field: 'title', before: 'Bantuan lansia terlantar', after: 'Rumah lansia' },
      { field: 'kind', before: 'MONEY', after: 'GOODS' },
      { field: 'item', before: null, after: 'paket sembako' },
      { field: 'unit', before: 'rupiah', after: 'paket' },
      { field: 'requested', before: '1000', after: '40' },
      { field: 'peopleTargeted', before: '40', after: '3' },
    ],
  });
  expect(replayed).toBe(false);
  expect(await run('changePlanningProposal', input, village)).toMatchObject({ replayed: true });
  const { planningProposal: seen } = await programs.ask<any>(null, TRAIL, { id: proposal.id });
  expect(seen.viewerCan).toEqual({ change: false, withdraw: false });
  expect(seen.decisions.at(-1).changes.at(-1)).toEqual({ field: 'peopleTargeted', before: null, after: null });
  expect(await breaches()).toEqual([]);
  await programs.store.pool.query("update planning_proposal set title = 'lain' where id = $1", [proposal.id]);
  expect(await breaches()).toMatchObject([{ key: proposal.id, detail: 'title: Rumah lansia' }]);
  await programs.store.pool.query("update planning_proposal set title = 'Rumah lansia' where id = $1", [proposal.id]);
});

test('only whoever submitted it, or a colleague of that organisation, changes or withdraws it', async () => {
  const proposal = await aProposal();
  const input = { ...at(proposal), title: 'Lain', reason: 'a' };
  for (const command of ['changePlanningProposal', 'withdrawPlanningProposal']) {
    const sent = command === 'changePlanningProposal' ? input : { ...at(proposal), reason: 'a' };
    for (const other of [province, regency])
      expect(await faults(command, sent, other)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await faults(command, sent, anActor(Role.PROGRAM_OFFICER, '15.71', 'kecamatan'))).toMatchObject({
      code: 'FORBIDDEN',
    });
  }
  expect(await run('changePlanningProposal', input, colleague)).toMatchObject({ proposal: { title: 'Lain' } });
});

test('a proposal that has gone on may still be changed where it stands; one that a decision has ended may not', async () => {
  let proposal = await aProposal();
  ({ proposal } = await decide(proposal, 'FORWARDED', {}, village));
  ({ proposal } = await run(
    'changePlanningProposal',
    { ...at(proposal), title: 'Di kecamatan', reason: 'a' },
    village,
  ));
  expect(proposal).toMatchObject({ stage: 'DISTRICT', title: 'Di kecamatan', version: 3 });
  const stale = { ...at(proposal), expectedVersion: 2, title: 'b', reason: 'b' };
  expect(await run('changePlanningProposal', stale, village)).toMatchObject({
    code: 'PROPOSAL_OUTDATED',
    currentVersion: 3,
  });
  const same = { ...at(proposal), title: 'Di kecamatan', reason: 'a' };
  expect(await run('changePlanningProposal', same, village)).toMatchObject({ code: 'NOTHING_CHANGED' });
  ({ proposal } = await decide(proposal, 'REJECTED'));
  for (const command of ['changePlanningProposal', 'withdrawPlanningProposal']) {
    const sent = { ...at(proposal), reason: 'a', ...(command === 'changePlanningProposal' && { title: 'c' }) };
    expect(await run(command, sent, village)).toMatchObject({ code: 'PROPOSAL_STEP_NOT_ALLOWED' });
  }
});

test('all that is wrong with a change comes back at once, and a closed window takes a reason', async () => {
  const proposal = await aProposal();
  const wrong = {
    ...at(proposal),
    title: 'NIK 1507.0101.0190.0001',
    problem: ' ',
    categoryCode: 'PPKS-99',
    volume: 3,
    need: { kind: 'MONEY', need: 0 },
    reason: 'a',
  };
  const fields: any = await problemsOf('changePlanningProposal', wrong, village);
  expect(fields.map(({ field, code }: any) => [field, code])).toEqual([
    ['problem', 'TEXT_MISSING'],
    ['title', 'HOLDS_NIK'],
    ['volumeUnit', 'VOLUME_WITHOUT_UNIT'],
    ['need.need', 'NEED_OUT_OF_RANGE'],
    ['categoryCode', 'UNKNOWN_NEED_CATEGORY'],
  ]);
  const { code } = await aCycle({ VILLAGE: ['2026-07-01', '2026-09-30'] });
  const late = await run('submitPlanningProposal', wish(code, { overrideReason: 'banjir' }), village);
  const change = { ...at(late.proposal), title: 'Terlambat', reason: 'a' };
  expect(await run('changePlanningProposal', change, village)).toMatchObject({ code: 'PLANNING_WINDOW_CLOSED' });
  const { proposal: changed } = await run('changePlanningProposal', { ...change, overrideReason: 'banjir' }, village);
  expect(changed.decisions.at(-1).override).toMatchObject({ reason: 'banjir', closesOn: '2026-09-30' });
});

test('a withdrawn proposal ends with its reason, and is decided, endorsed or changed no more', async () => {
  const proposal = await aProposal();
  const { proposal: gone } = await run('withdrawPlanningProposal', { ...at(proposal), reason: 'digabung' }, village);
  expect(gone).toMatchObject({ status: 'WITHDRAWN', stage: 'VILLAGE', availableTransitions: [] });
  expect(gone.decisions.at(-1)).toMatchObject({ outcome: 'WITHDRAWN', reason: 'digabung', changes: [] });
  expect(gone.viewerCan).toEqual({ endorse: false, openGap: false, change: false, withdraw: false });
  expect(await decide(gone, 'FORWARDED', {}, village)).toMatchObject({ code: 'PROPOSAL_STEP_NOT_ALLOWED' });
  const fields: any = await problemsOf('decidePlanningProposal', {
    proposalId: proposal.id,
    expectedVersion: 2,
    outcome: 'WITHDRAWN',
    institution: 'Bappeda',
    reason: 'a',
  });
  expect(fields).toMatchObject([{ field: 'outcome', code: 'NOT_A_DECISION' }]);
  expect(await breaches()).toEqual([]);
});

test('of a change and a decision at once one is told that the other was first', async () => {
  const proposal = await aProposal();
  const answers = await Promise.all([
    run('changePlanningProposal', { ...at(proposal), title: 'Bersamaan', reason: 'a' }, village),
    decide(proposal, 'FORWARDED', {}, village),
    run('withdrawPlanningProposal', { ...at(proposal), reason: 'a' }, village),
  ]);
  expect(answers.filter(({ proposal: one }) => one)).toHaveLength(1);
  expect(answers.filter(({ code }) => code === 'PROPOSAL_OUTDATED')).toHaveLength(2);
  expect(await breaches()).toEqual([]);
});
