import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { newId } from '#kit/ids';

import { areaCode, between, dayAtLatest, oneOf, text, whole } from '../../importing/cell.rules.ts';
import {
  valueOf,
  valueOrNull,
  type DataSet,
  type Difference,
  type FileRow,
  type Outcome,
} from '../../importing/data-set.ts';
import { refuseBecause, refuseOlder, refuseUnknown, refuseWhere } from '../../importing/refused-rows.rules.ts';
import { takeTurnsForAll } from '../known-codes.ts';
import { ANSWERS, BUDGET_STATUSES, DATASETS, problemsOfRound } from './verification-round.rules.ts';

/** What a round says, by the names of the API. */
const SAID = [
  'carriedOut',
  'budgetStatus',
  'budget',
  'checkedCount',
  'validCount',
  'invalidIdentityCount',
  'sourceCode',
  'asOf',
  'basis',
] as const;

interface Standing {
  place: number;
  isAreaKnown: boolean;
  isSourceKnown: boolean;
  /** The version on record, by the names above; null where there is none. */
  round: Partial<Record<string, string | null>> | null;
}

const SENT = `json_to_recordset(?::json) as sent (id uuid, place integer, area_code text, dataset text, year integer,
  carried_out text, budget_status text, budget bigint, checked_count bigint, valid_count bigint,
  invalid_identity_count bigint, source_code text, as_of date, basis text)`;

const STANDING = `select sent.place, exists (select from area where code = sent.area_code) as "isAreaKnown",
    exists (select from source where code = sent.source_code) as "isSourceKnown",
    case when round.id is null then null else json_build_object('carriedOut', round.carried_out,
      'budgetStatus', round.budget_status, 'budget', round.budget::text, 'checkedCount', round.checked_count::text,
      'validCount', round.valid_count::text, 'invalidIdentityCount', round.invalid_identity_count::text,
      'sourceCode', round.source_code, 'asOf', round.as_of::text, 'basis', round.basis) end as round
  from ${SENT} left join verification_round round
    on round.area_code = sent.area_code and round.dataset = sent.dataset and round.year = sent.year
  order by sent.place`;

// What a row leaves out stays as it was: a file without counts does not take them away.
const WRITE = `with written as (
  insert into verification_round as round (id, area_code, dataset, year, carried_out, budget_status, budget, checked_count,
    valid_count, invalid_identity_count, source_code, as_of, basis, is_demo, version, changed_by, changed_at)
  select id, area_code, dataset, year, carried_out, budget_status, budget, checked_count, valid_count,
    invalid_identity_count, source_code, as_of, basis, false, 1, ?, now() from ${SENT}
  on conflict (area_code, dataset, year) do update set carried_out = excluded.carried_out,
    budget_status = excluded.budget_status, budget = excluded.budget, checked_count = excluded.checked_count,
    valid_count = excluded.valid_count, invalid_identity_count = excluded.invalid_identity_count,
    source_code = excluded.source_code, as_of = excluded.as_of, basis = excluded.basis,
    version = round.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at
  returning *)
  insert into verification_round_version (round_id, version, carried_out, budget_status, budget, source_code, basis,
    changed_by, changed_at)
  select id, version, carried_out, budget_status, budget, source_code, basis, changed_by, changed_at from written`;

/** The round a row leads to: what it says, over what stands there. A budget ends with the status that goes with it. */
function saidBy(row: FileRow, standing: Standing['round']): (name: (typeof SAID)[number]) => string | null {
  const isBudgeted = valueOf(row, 'budgetStatus') === 'BUDGETED';
  return (name) => valueOrNull(row, name) ?? (name === 'budget' && !isBudgeted ? null : (standing?.[name] ?? null));
}

function sentOf(rows: readonly { row: FileRow; standing?: Standing['round'] }[]): string {
  return JSON.stringify(
    rows.map(({ row, standing = null }, place) => {
      const said = saidBy(row, standing);
      return {
        id: newId(),
        place,
        area_code: valueOf(row, 'areaCode'),
        dataset: valueOf(row, 'dataset'),
        year: Number(valueOf(row, 'year')),
        carried_out: said('carriedOut'),
        budget_status: said('budgetStatus'),
        budget: said('budget'),
        checked_count: said('checkedCount'),
        valid_count: said('validCount'),
        invalid_identity_count: said('invalidIdentityCount'),
        source_code: said('sourceCode'),
        as_of: said('asOf'),
        basis: said('basis'),
      };
    }),
  );
}

const ofRound = (value: string | null): bigint | null => (value === null ? null : BigInt(value));

/** What recordVerificationRound would say of this row. */
function judge(row: FileRow, { isAreaKnown, isSourceKnown, round }: Standing): Outcome {
  if (!isAreaKnown) return refuseUnknown('areaCode', 'AREA');
  if (!isSourceKnown) return refuseUnknown('sourceCode', 'SOURCE');
  if (valueOf(row, 'asOf') > today()) return refuseWhere('asOf', 'DAY_IN_THE_FUTURE');
  const said = saidBy(row, round);
  const [problem] = problemsOfRound({
    budgetStatus: BUDGET_STATUSES.find((status) => status === said('budgetStatus')) ?? 'UNKNOWN',
    budget: ofRound(said('budget')),
    checkedCount: ofRound(said('checkedCount')),
    validCount: ofRound(said('validCount')),
  });
  if (problem) return refuseBecause(problem.field, problem.code, ROUND_WORDS[problem.code] ?? plain(problem.message));
  if (!round) return { kind: 'NEW', differences: [] };
  const differences = SAID.flatMap((field): Difference[] => {
    const before = round[field] ?? null;
    return before === said(field) ? [] : [{ field, before, after: said(field) }];
  });
  if (differences.length === 0) return { kind: 'SAME' };
  if (valueOf(row, 'asOf') < (round['asOf'] ?? '')) return refuseOlder(round['asOf'] ?? '');
  return { kind: 'CHANGED', differences };
}

const plain = (message: string) => ({ ID: message, EN: message });

const ROUND_WORDS: Record<string, { ID: string; EN: string }> = {
  BUDGET_WITHOUT_STATUS: {
    ID: 'Anggaran hanya diisi bila status anggarannya BUDGETED.',
    EN: 'A budget goes with budgetStatus BUDGETED only.',
  },
  BUDGET_IS_ZERO: {
    ID: 'Anggaran 1 rupiah atau lebih; tulis NOT_BUDGETED bila tidak ada.',
    EN: 'A budget is 1 rupiah or more; write NOT_BUDGETED for none.',
  },
  MORE_VALID_THAN_CHECKED: {
    ID: 'Data valid tidak lebih banyak daripada data yang diperiksa.',
    EN: 'No more records are valid than were checked.',
  },
};

async function takeRounds(tx: EntityManager, rows: readonly FileRow[], actor: Actor, isDryRun: boolean) {
  if (!isDryRun) await takeTurnsForAll(tx, rows.map(turnOf));
  const standings = await rowsIn<Standing>(tx, STANDING, [sentOf(rows.map((row) => ({ row })))]);
  const judged = rows.flatMap((row, at) => {
    const standing = standings[at];
    return standing ? [{ row, standing: standing.round, outcome: judge(row, standing) }] : [];
  });
  const written = judged.filter(({ outcome }) => outcome.kind === 'NEW' || outcome.kind === 'CHANGED');
  if (!isDryRun && written.length > 0) await rowsIn(tx, WRITE, [actor.subject, sentOf(written)]);
  return judged.map(({ outcome }) => outcome);
}

const turnOf = (row: FileRow) => [
  'verification-round',
  valueOf(row, 'areaCode'),
  valueOf(row, 'dataset'),
  valueOf(row, 'year'),
];

const YES_NO = { ya: 'YES', tidak: 'NO', 'tidak diketahui': 'UNKNOWN' };
const BUDGETED = { dianggarkan: 'BUDGETED', 'tidak dianggarkan': 'NOT_BUDGETED', 'tidak diketahui': 'UNKNOWN' };

/** Verification rounds: one per area, register and year; a row that says something else makes the next version. */
export const verificationRounds: DataSet = {
  name: 'verification-rounds',
  label: { ID: 'Putaran verval', EN: 'Verification rounds' },
  roles: [Role.PROGRAM_OFFICER],
  table: 'verification_round',
  columns: [
    { name: 'areaCode', aliases: ['kode wilayah', 'area_code', 'wilayah'], read: areaCode, isRequired: true },
    { name: 'dataset', aliases: ['basis data', 'register'], read: oneOf(DATASETS), isRequired: true },
    { name: 'year', aliases: ['tahun'], read: between(2000, 2100), isRequired: true },
    { name: 'carriedOut', aliases: ['dilaksanakan'], read: oneOf(ANSWERS, YES_NO), isRequired: true },
    { name: 'budgetStatus', aliases: ['status anggaran'], read: oneOf(BUDGET_STATUSES, BUDGETED), isRequired: true },
    { name: 'budget', aliases: ['anggaran'], read: whole, isRequired: false },
    { name: 'checkedCount', aliases: ['data diperiksa', 'diperiksa'], read: whole, isRequired: false },
    { name: 'validCount', aliases: ['data valid', 'valid'], read: whole, isRequired: false },
    { name: 'invalidIdentityCount', aliases: ['nik bermasalah'], read: whole, isRequired: false },
    { name: 'sourceCode', aliases: ['sumber', 'source_id', 'source'], read: text(100), isRequired: true },
    { name: 'asOf', aliases: ['per tanggal', 'as_of', 'tanggal'], read: dayAtLatest, isRequired: true },
    { name: 'basis', aliases: ['dasar', 'keterangan'], read: text(500), isRequired: true },
  ],
  keyOf: (row) => ['dataset', 'areaCode', 'year'].map((name) => valueOf(row, name)).join(' · '),
  areaOf: (row) => valueOf(row, 'areaCode'),
  take: takeRounds,
};
