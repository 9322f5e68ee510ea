import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, type Actor } from '#kit/actor';
import { today } from '#kit/dates';

import { areaCode, between, dayAtLatest, oneOf, text, whole } from '../../importing/cell.rules.ts';
import {
  valueOf,
  valueOrNull,
  wholeOrNull,
  type DataSet,
  type FileRow,
  type Outcome,
} from '../../importing/data-set.ts';
import { differencesFrom } from '../../importing/differences.rules.ts';
import { refuseBecause, refuseOlder, refuseUnknown, refuseWhere } from '../../importing/refused-rows.rules.ts';
import { takeTurnsForAll } from '../known-codes.ts';
import { MECHANISMS } from '../programmes/programme.rules.ts';
import { BudgetLine } from './budget-line.entity.ts';
import { problemsOfSums, refuseChange } from './budget-line.rules.ts';
import {
  lockLines,
  PURPOSE,
  standingsOf,
  SUMS,
  type LineOnRecord,
  type LineStanding,
  type NamedLine,
} from './budget-line-standing.queries.ts';
import { createLine, reviseLine } from './budget-line-writing.commands.ts';

const sentOf = (row: FileRow): NamedLine => ({
  name: valueOf(row, 'name'),
  area_code: valueOf(row, 'areaCode'),
  fiscal_year: Number(valueOf(row, 'fiscalYear')),
  agency: valueOf(row, 'agency'),
  programme_code: valueOrNull(row, 'programmeCode'),
  pillar_code: valueOrNull(row, 'pillarCode'),
  component_code: valueOrNull(row, 'componentCode'),
  category_code: valueOrNull(row, 'categoryCode'),
  source_code: valueOf(row, 'sourceCode'),
});

const sumsOf = (row: FileRow) => ({
  ceiling: wholeOrNull(row, 'ceiling'),
  allocated: wholeOrNull(row, 'allocated'),
  realised: wholeOrNull(row, 'realised'),
});

const SUM_WORDS: Record<string, { ID: string; EN: string }> = {
  NO_SUM: {
    ID: 'Isi sedikitnya satu dari pagu, alokasi, dan realisasi.',
    EN: 'Fill in at least one of ceiling, allocated and realised.',
  },
  AMOUNT_IS_ZERO: {
    ID: 'Isi 1 rupiah atau lebih, atau kosongkan bila belum diketahui.',
    EN: 'Give 1 rupiah or more, or leave it empty when it is not known.',
  },
};

/** What recordBudgetLine would say of a row that names no line on record. */
function judgeNew(row: FileRow): Outcome {
  const [problem] = problemsOfSums(sumsOf(row));
  if (problem) {
    const words = SUM_WORDS[problem.code] ?? { ID: problem.message, EN: problem.message };
    return refuseBecause(problem.field, problem.code, words);
  }
  return { kind: 'NEW', differences: differencesFrom({}, row.values, ['ceiling', 'allocated', 'realised']) };
}

/** What changeBudgetLine would say of a row about this line. */
function judgeChange(row: FileRow, { version, covered, said }: LineOnRecord): Outcome {
  const [moved] = differencesFrom(said, row.values, PURPOSE);
  if (moved) {
    return refuseBecause(moved.field, 'PURPOSE_DIFFERS', {
      ID: `Pos anggaran ini tercatat dengan isi lain (${moved.before ?? 'kosong'}). Perbaiki, atau beri nama lain bila posnya lain.`,
      EN: `The line is on record with another one (${moved.before ?? 'none'}). Correct it, or give another line another name.`,
    });
  }
  const differences = differencesFrom(said, row.values, SUMS);
  if (differences.length === 0) return { kind: 'SAME' };
  if (valueOf(row, 'asOf') < (said.asOf ?? '')) return refuseOlder(said.asOf ?? '');
  const allocated = wholeOrNull(row, 'allocated') ?? (said.allocated === null ? null : BigInt(said.allocated));
  const refusal = refuseChange({ version, covered: BigInt(covered) }, { expectedVersion: version, allocated });
  return refusal ? refuseBecause('allocated', refusal.code, refusal.words) : { kind: 'CHANGED', differences };
}

function judge(row: FileRow, { unknown, lines: [line, twin] }: LineStanding): Outcome {
  if (unknown) return refuseUnknown(unknown.column, unknown.thing);
  if (valueOf(row, 'asOf') > today()) return refuseWhere('asOf', 'DAY_IN_THE_FUTURE');
  if (twin) {
    return refuseBecause('name', 'SEVERAL_LINES', {
      ID: 'Ada beberapa pos dengan nama, wilayah, tahun, dan perangkat daerah ini. Ubah lewat layar pos anggaran.',
      EN: 'There are several lines of this name, area, year and agency. Change them one by one.',
    });
  }
  return line ? judgeChange(row, line) : judgeNew(row);
}

/** Writes a row as its command does: a line with its first version, or the next version of one. */
async function write(tx: EntityManager, row: FileRow, [line]: readonly LineOnRecord[], actor: Actor): Promise<void> {
  const provenance = { sourceCode: valueOf(row, 'sourceCode'), asOf: valueOf(row, 'asOf') };
  if (line) {
    const stood = await tx.findOneOrFail(BudgetLine, { id: line.id });
    return reviseLine(tx, stood, { ...sumsOf(row), reason: valueOrNull(row, 'reason') ?? 'import', provenance }, actor);
  }
  await createLine(
    tx,
    {
      ...sumsOf(row),
      name: valueOf(row, 'name'),
      areaCode: valueOf(row, 'areaCode'),
      fiscalYear: Number(valueOf(row, 'fiscalYear')),
      agency: valueOf(row, 'agency'),
      mechanism: MECHANISMS.find((one) => one === valueOrNull(row, 'mechanism')) ?? 'UNKNOWN',
      programmeCode: valueOrNull(row, 'programmeCode'),
      pillarCode: valueOrNull(row, 'pillarCode'),
      componentCode: valueOrNull(row, 'componentCode'),
      categoryCode: valueOrNull(row, 'categoryCode'),
      item: valueOrNull(row, 'item'),
      provenance,
    },
    actor,
  );
}

const keyOf = (row: FileRow): string =>
  ['areaCode', 'fiscalYear', 'agency', 'name'].map((name) => valueOf(row, name).toLowerCase()).join(' · ');

async function takeLines(tx: EntityManager, rows: readonly FileRow[], actor: Actor, isDryRun: boolean) {
  const sent = rows.map(sentOf);
  if (!isDryRun) {
    await takeTurnsForAll(
      tx,
      rows.map((row) => ['budget-line', keyOf(row)]),
    );
    await lockLines(tx, sent);
  }
  const standings = await standingsOf(tx, sent);
  const outcomes: Outcome[] = [];
  for (const [at, row] of rows.entries()) {
    const standing = standings[at];
    if (!standing) continue;
    const outcome = judge(row, standing);
    outcomes.push(outcome);
    const isWritten = outcome.kind === 'NEW' || outcome.kind === 'CHANGED';
    if (isWritten && !isDryRun) await write(tx, row, standing.lines, actor);
  }
  return outcomes;
}

const MECHANISM_WORDS = { opd: 'AGENCY_SPENDING', bankeu: 'FINANCIAL_TRANSFER', 'tidak diketahui': 'UNKNOWN' };

/** Budget lines: a line is known by area, year, agency and name; other sums make its next version. */
export const budgetLines: DataSet = {
  name: 'budget-lines',
  label: { ID: 'Pos anggaran', EN: 'Budget lines' },
  roles: [Role.PROGRAM_OFFICER],
  table: 'budget_line',
  columns: [
    { name: 'name', aliases: ['nama', 'nama pos', 'pos anggaran', 'uraian'], read: text(300), isRequired: true },
    { name: 'areaCode', aliases: ['kode wilayah', 'area_code', 'wilayah'], read: areaCode, isRequired: true },
    {
      name: 'fiscalYear',
      aliases: ['tahun anggaran', 'fiscal_year', 'tahun', 'year'],
      read: between(2000, 2100),
      isRequired: true,
    },
    { name: 'agency', aliases: ['perangkat daerah', 'opd', 'skpd'], read: text(200), isRequired: true },
    { name: 'mechanism', aliases: ['mekanisme'], read: oneOf(MECHANISMS, MECHANISM_WORDS), isRequired: false },
    { name: 'programmeCode', aliases: ['kode program', 'programme'], read: text(80), isRequired: false },
    { name: 'pillarCode', aliases: ['kode pilar', 'pilar'], read: text(80), isRequired: false },
    { name: 'componentCode', aliases: ['kode komponen', 'komponen'], read: text(80), isRequired: false },
    {
      name: 'categoryCode',
      aliases: ['kode ppks', 'kategori ppks', 'need_category'],
      read: text(40),
      isRequired: false,
    },
    { name: 'item', aliases: ['barang'], read: text(100), isRequired: false },
    { name: 'ceiling', aliases: ['pagu'], read: whole, isRequired: false },
    { name: 'allocated', aliases: ['alokasi', 'anggaran'], read: whole, isRequired: false },
    { name: 'realised', aliases: ['realisasi'], read: whole, isRequired: false },
    { name: 'reason', aliases: ['alasan', 'keterangan'], read: text(500), isRequired: false },
    { name: 'sourceCode', aliases: ['sumber', 'source_id', 'source'], read: text(100), isRequired: true },
    { name: 'asOf', aliases: ['per tanggal', 'as_of', 'tanggal'], read: dayAtLatest, isRequired: true },
  ],
  keyOf,
  nameOf: (row) => ['areaCode', 'fiscalYear', 'agency', 'name'].map((name) => valueOf(row, name)).join(' · '),
  areaOf: (row) => valueOf(row, 'areaCode'),
  take: takeLines,
};
