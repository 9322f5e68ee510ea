import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '#kit/actor';

import { seedPrograms } from '../../seeds/programs.ts';
import { LEDGER_RULES } from '../../subgraphs/programs/ledger/ledger.queries.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-22');
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: true });
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const officer = anActor(Role.PROGRAM_OFFICER, '15', 'demo-dinsos-jambi');
const provenance = { sourceCode: 'seed-001', asOf: '2026-06-30' };
const COUNTS = 'issue count display isSuppressed referral referredOn';
const ROUND = `mutation ($input: RecordVerificationRoundInput!) { recordVerificationRound(input: $input) {
  ... on VerificationRoundRecorded { round { id } } } }`;
const RECORD = `mutation ($input: RecordDataQualityInput!) { recordDataQuality(input: $input) { __typename
  ... on DataQualityRecorded { replayed round { id dataQuality { ${COUNTS} } } counts { ${COUNTS} } }
  ... on Refusal { code message(lang: EN) } } }`;

interface Shown {
  issue: string;
  count: number | null;
  display: string;
  isSuppressed: boolean;
}

async function aRound(areaCode: string, year: number, more: object = {}): Promise<string> {
  const { recordVerificationRound } = await programs.ask<{ recordVerificationRound: { round: { id: string } } }>(
    officer,
    ROUND,
    {
      input: {
        areaCode,
        dataset: 'DTSEN',
        year,
        carriedOut: 'YES',
        budgetStatus: 'UNKNOWN',
        basis: 'uji',
        provenance,
        ...more,
      },
    },
  );
  return recordVerificationRound.round.id;
}

const recorded = (roundId: string, counts: Record<string, number>, idempotencyKey: string = randomUUID()) => ({
  roundId,
  idempotencyKey,
  provenance,
  issues: Object.entries(counts).map(([issue, count]) => ({ issue, count })),
});

const record = (input: object, actor: typeof officer | null = officer) =>
  programs.ask<{ recordDataQuality: { __typename: string; replayed: boolean; counts: Shown[] } }>(actor, RECORD, {
    input,
  });

/** The counts of the rounds of a year as somebody without a token sees them, by area. */
async function seen(year: number): Promise<Record<string, Record<string, string>>> {
  const { verificationRounds } = await programs.ask<{
    verificationRounds: { nodes: { area: { code: string }; dataQuality: Shown[] }[] };
  }>(
    null,
    `query ($year: Int!) { verificationRounds(filter: { dataset: DTSEN, year: $year }, first: 100) {
      nodes { area { code } dataQuality { ${COUNTS} } } } }`,
    { year },
  );
  return Object.fromEntries(
    verificationRounds.nodes.map(({ area, dataQuality }) => [
      area.code,
      Object.fromEntries(dataQuality.map(({ issue, display }) => [issue, display])),
    ]),
  );
}

test('what a round found is recorded once per key, and the newest count of an issue holds', async () => {
  const roundId = await aRound('15.07', 2026, { checkedCount: 1_000 });
  const input = {
    ...recorded(roundId, { INVALID_NIK: 120, ASN_LISTED_AS_POOR: 3 }),
    issues: [
      { issue: 'INVALID_NIK', count: 120, referral: 'REFERRED', referredOn: '2026-07-01' },
      { issue: 'ASN_LISTED_AS_POOR', count: 3 },
    ],
  };
  expect(await record(input)).toMatchObject({
    recordDataQuality: {
      __typename: 'DataQualityRecorded',
      replayed: false,
      counts: [
        { issue: 'ASN_LISTED_AS_POOR', count: 3, display: '3', referral: 'NOT_REFERRED' },
        { issue: 'INVALID_NIK', count: 120, referral: 'REFERRED', referredOn: '2026-07-01' },
      ],
    },
  });
  await record(recorded(roundId, { INVALID_NIK: 80 }));
  expect((await record(input)).recordDataQuality).toMatchObject({
    replayed: true,
    counts: [{ count: 3 }, { count: 120 }],
  });
  // A kabupaten is large enough for a count of 3 to be shown.
  expect((await seen(2026))['15.07']).toEqual({ INVALID_NIK: '80', ASN_LISTED_AS_POOR: '3' });
  const other = await record({ ...input, issues: input.issues.slice(1) });
  expect(other).toMatchObject({ recordDataQuality: { __typename: 'CommandKeyReused' } });
});

test('small counts of kecamatan cannot be had by taking the others from the kabupaten; its officer sees them', async () => {
  const counts: Record<string, number> = { '15.04': 60, '15.04.01': 2, '15.04.02': 41, '15.04.03': 17 };
  const rounds = new Map<string, string>();
  for (const [area, count] of Object.entries(counts)) {
    const roundId = await aRound(area, 2025);
    rounds.set(area, roundId);
    await record(recorded(roundId, { DUPLICATE_NIK: count }));
  }
  expect(await seen(2025)).toEqual({
    '15.04': { DUPLICATE_NIK: '60' },
    '15.04.01': { DUPLICATE_NIK: '<20' },
    '15.04.02': { DUPLICATE_NIK: '41' },
    '15.04.03': { DUPLICATE_NIK: '<20' },
  });
  const again = await record(recorded(rounds.get('15.04.01') ?? '', { DUPLICATE_NIK: 2 }));
  expect(again.recordDataQuality.counts[0]).toMatchObject({ count: 2, isSuppressed: false });
});

test('checked less valid gives nothing away: below kabupaten one of the two is withheld', async () => {
  const counted = { checkedCount: 100, validCount: 97, invalidIdentityCount: 3 };
  await aRound('15.05.01', 2024, counted);
  await aRound('15.05.02', 2024, { ...counted, validCount: 60, invalidIdentityCount: 40 });
  const rounds = await programs.ask<{ verificationRounds: { nodes: object[] } }>(
    null,
    `{ verificationRounds(filter: { dataset: DTSEN, year: 2024 }) {
      nodes { area { code } checkedCount validCount invalidIdentityCount } } }`,
  );
  expect(rounds.verificationRounds.nodes).toEqual([
    { area: { code: '15.05.01' }, checkedCount: 100, validCount: null, invalidIdentityCount: null },
    { area: { code: '15.05.02' }, checkedCount: 100, validCount: 60, invalidIdentityCount: 40 },
  ]);
});

test('a round that did not take place found nothing; all that is wrong comes back at once', async () => {
  const notDone = await aRound('15.06', 2026, { carriedOut: 'NO' });
  expect(await record(recorded(notDone, { MOVED: 1 }))).toMatchObject({
    recordDataQuality: { __typename: 'VerificationRoundNotCarriedOut', code: 'VERIFICATION_ROUND_NOT_CARRIED_OUT' },
  });
  const done = await aRound('15.08', 2026, { checkedCount: 10 });
  const { errors } = await programs.answer(officer, RECORD, {
    input: { ...recorded(done, { MOVED: 11 }), provenance: { sourceCode: 'nobody', asOf: '2100-01-01' } },
  });
  const fields = (errors?.[0]?.extensions?.['fields'] ?? []) as { field: string }[];
  expect(fields.map(({ field }) => field)).toEqual(['issues[0].count', 'provenance.asOf', 'provenance.sourceCode']);
});

test.each([
  ['nobody', null, 'UNAUTHENTICATED'],
  ['a company', anActor(Role.COMPANY, null, 'demo-company-1'), 'FORBIDDEN'],
  ['an officer of another kabupaten', anActor(Role.PROGRAM_OFFICER, '15.71', 'demo-dinsos-jambi'), 'FORBIDDEN'],
] as const)('%s records nothing', async (who, actor, code) => {
  const roundId = await aRound('15.09', 2010 + who.length);
  const { errors } = await programs.answer(actor, RECORD, { input: recorded(roundId, { MOVED: 1 }) });
  expect(errors?.[0]?.extensions?.['code']).toBe(code);
});

test('counts are only ever added, and the ledger finds a missing recording', async () => {
  const { pool } = programs.store;
  await expect(pool.query('update data_quality_count set count = 1')).rejects.toThrow(/only ever added/);
  await expect(pool.query('delete from data_quality_count')).rejects.toThrow(/only ever added/);
  const rule =
    LEDGER_RULES['each recording of what a round found wrong is the next version, and none is missing'] ?? '';
  expect((await pool.query(rule)).rows).toEqual([]);
  await pool.query(`insert into data_quality_count (id, round_id, version, issue, count, referral, source_code, as_of, is_demo,
    recorded_at) select gen_random_uuid(), round_id, 9, 'MOVED', 1, 'NOT_REFERRED', 'seed-001', '2026-01-01', false, now()
    from data_quality_count limit 1`);
  expect((await pool.query(rule)).rows).toHaveLength(1);
});
