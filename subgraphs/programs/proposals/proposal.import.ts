import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { isRefusal } from '#kit/refusal';

import { areaCode, day, oneOf, text, whole } from '../../importing/cell.rules.ts';
import {
  valueOf,
  valueOrNull,
  wholeOrNull,
  type DataSet,
  type FileRow,
  type Outcome,
} from '../../importing/data-set.ts';
import { differencesFrom } from '../../importing/differences.rules.ts';
import { refuseBecause } from '../../importing/refused-rows.rules.ts';
import { takeTurnsForAll } from '../known-codes.ts';
import { NeedKind } from '../needs/need-line.rules.ts';
import type { LockedCycle } from '../planning-cycles/planning-cycle.commands.ts';
import { firstStageOf } from '../planning-cycles/planning-stage.rules.ts';
import { checkWindow, findCycle, problemsOfSubmission, submitInto, type NewProposal } from './proposal.commands.ts';
import { StakeholderKind } from './proposal-facts.rules.ts';
import { refuseOther, refuseProposal } from './proposal-import.rules.ts';

type Said = Partial<Record<string, string | null>>;

/** What is compared with a proposal on record; the day it was submitted is not. */
const CONTENT = [
  'problem',
  'categoryCode',
  'programmeCode',
  'kind',
  'item',
  'unit',
  'requested',
  'volume',
  'volumeUnit',
  'peopleTargeted',
  'proposerKind',
] as const;

const ON_RECORD = `select (select json_build_object('problem', p.problem, 'categoryCode', p.category_code,
      'programmeCode', p.programme_code, 'kind', p.kind, 'item', p.item, 'unit', p.unit, 'requested', p.requested::text,
      'volume', p.volume::text, 'volumeUnit', p.volume_unit, 'peopleTargeted', p.people_targeted::text,
      'proposerKind', p.proposer_kind)
    from planning_proposal p join planning_cycle c on c.id = p.cycle_id
    where c.code = sent.cycle and p.area_code = sent.area and lower(p.title) = lower(sent.title)
      and lower(p.proposer) = lower(sent.proposer) order by p.created_at limit 1) as said
  from json_to_recordset(?::json) as sent (place integer, cycle text, area text, title text, proposer text)
  order by sent.place`;

const onRecord = (tx: EntityManager, rows: readonly FileRow[]) =>
  rowsIn<{ said: Said | null }>(tx, ON_RECORD, [
    JSON.stringify(
      rows.map((row, place) => ({
        place,
        cycle: valueOf(row, 'cycleCode'),
        area: valueOf(row, 'areaCode'),
        title: valueOf(row, 'title'),
        proposer: valueOf(row, 'proposer'),
      })),
    ),
  ]);

const kindOf = (row: FileRow) =>
  Object.values(NeedKind).find((kind) => kind === valueOrNull(row, 'kind')) ?? NeedKind.MONEY;

function proposalIn(row: FileRow): NewProposal {
  const people = valueOrNull(row, 'peopleTargeted');
  return {
    cycleCode: valueOf(row, 'cycleCode'),
    title: valueOf(row, 'title'),
    problem: valueOf(row, 'problem'),
    areaCode: valueOf(row, 'areaCode'),
    categoryCode: valueOf(row, 'categoryCode'),
    programmeCode: valueOrNull(row, 'programmeCode'),
    need: {
      kind: kindOf(row),
      item: valueOrNull(row, 'item'),
      unit: valueOrNull(row, 'unit'),
      need: wholeOrNull(row, 'requested') ?? 0n,
    },
    volume: wholeOrNull(row, 'volume'),
    volumeUnit: valueOrNull(row, 'volumeUnit'),
    peopleTargeted: people === null ? null : Number(people),
    proposerKind:
      Object.values(StakeholderKind).find((kind) => kind === valueOf(row, 'proposerKind')) ?? StakeholderKind.AGENCY,
    proposer: valueOf(row, 'proposer'),
    submittedOn: valueOrNull(row, 'submittedOn'),
    overrideReason: valueOrNull(row, 'overrideReason'),
  };
}

/** What submitPlanningProposal would say of this row. */
async function judge(tx: EntityManager, row: FileRow, cycle: LockedCycle | null, said: Said | null): Promise<Outcome> {
  const input = proposalIn(row);
  const [problem] = await problemsOfSubmission(tx, input, cycle);
  if (problem) return refuseProposal(problem);
  if (said) {
    const [other] = differencesFrom(said, row.values, CONTENT);
    return other ? refuseOther(other.field) : { kind: 'SAME' };
  }
  const stage = firstStageOf(input.areaCode);
  const wish = { ...input, day: input.submittedOn ?? today() };
  const { refusal } = await checkWindow(tx, cycle?.id ?? '', stage, wish);
  if (refusal) return refuseBecause('submittedOn', refusal.code, refusal.words);
  // How many people it is for may be a small count: what is kept of an import repeats none.
  return { kind: 'NEW', differences: differencesFrom({}, row.values, ['categoryCode', 'kind', 'requested']) };
}

/** The planning years that rows name, each looked up once. */
async function cyclesOf(tx: EntityManager, rows: readonly FileRow[]): Promise<Map<string, LockedCycle | null>> {
  const cycles = new Map<string, LockedCycle | null>();
  for (const code of new Set(rows.map((row) => valueOf(row, 'cycleCode')).toSorted())) {
    cycles.set(code, await findCycle(tx, code));
  }
  return cycles;
}

async function takeProposals(tx: EntityManager, rows: readonly FileRow[], actor: Actor, isDryRun: boolean) {
  const cycles = await cyclesOf(tx, rows);
  const cycleOf = (row: FileRow) => cycles.get(valueOf(row, 'cycleCode')) ?? null;
  if (!isDryRun) {
    // The turns in which proposals of an area and year are numbered.
    await takeTurnsForAll(
      tx,
      rows.map((row) => ['planning-proposal', valueOf(row, 'areaCode'), cycleOf(row)?.fiscalYear ?? 0]),
    );
  }
  const records = await onRecord(tx, rows);
  const outcomes: Outcome[] = [];
  for (const [at, row] of rows.entries()) {
    const cycle = cycleOf(row);
    const outcome = await judge(tx, row, cycle, records[at]?.said ?? null);
    outcomes.push(outcome);
    if (isDryRun || outcome.kind !== 'NEW' || !cycle) continue;
    const written = await submitInto(tx, cycle, proposalIn(row), actor);
    if (isRefusal(written)) throw new Error(`row ${row.row} was refused after it was found right: ${written.code}`);
  }
  return outcomes;
}

const KIND_WORDS = { uang: NeedKind.MONEY, barang: NeedKind.GOODS, jasa: NeedKind.SERVICE };
const PROPOSER_WORDS = {
  'kepala desa': StakeholderKind.VILLAGE_HEAD,
  kuwu: StakeholderKind.VILLAGE_HEAD,
  'perangkat desa': StakeholderKind.VILLAGE_APPARATUS,
  'tokoh masyarakat': StakeholderKind.COMMUNITY_LEADER,
  'tokoh adat': StakeholderKind.CUSTOMARY_LEADER,
  tkpkd: StakeholderKind.POVERTY_COORDINATION_TEAM,
  bappeda: StakeholderKind.PLANNING_AGENCY,
  'perangkat daerah': StakeholderKind.AGENCY,
  opd: StakeholderKind.AGENCY,
  dprd: StakeholderKind.COUNCIL,
  lks: StakeholderKind.WELFARE_INSTITUTION,
};

const keyOf = (row: FileRow): string =>
  ['cycleCode', 'areaCode', 'title', 'proposer'].map((name) => valueOf(row, name).toLowerCase()).join(' · ');

/** Planning proposals: each is submitted once, at the stage of its area. */
export const proposals: DataSet = {
  name: 'proposals',
  label: { ID: 'Usulan perencanaan', EN: 'Planning proposals' },
  roles: [Role.PROGRAM_OFFICER],
  table: 'planning_proposal',
  columns: [
    { name: 'cycleCode', aliases: ['siklus', 'kode siklus', 'cycle'], read: text(60), isRequired: true },
    { name: 'title', aliases: ['judul', 'usulan', 'judul usulan'], read: text(200), isRequired: true },
    { name: 'problem', aliases: ['permasalahan', 'masalah'], read: text(2000), isRequired: true },
    { name: 'areaCode', aliases: ['kode wilayah', 'area_code', 'wilayah'], read: areaCode, isRequired: true },
    { name: 'categoryCode', aliases: ['kode ppks', 'kategori', 'need_category'], read: text(40), isRequired: true },
    { name: 'programmeCode', aliases: ['kode program', 'program'], read: text(80), isRequired: false },
    { name: 'kind', aliases: ['jenis'], read: oneOf(Object.values(NeedKind), KIND_WORDS), isRequired: false },
    { name: 'item', aliases: ['barang', 'nama barang'], read: text(120), isRequired: false },
    { name: 'unit', aliases: ['satuan'], read: text(40), isRequired: false },
    { name: 'requested', aliases: ['diminta', 'jumlah', 'pagu usulan', 'nilai'], read: whole, isRequired: true },
    { name: 'volume', aliases: [], read: whole, isRequired: false },
    { name: 'volumeUnit', aliases: ['satuan volume'], read: text(40), isRequired: false },
    { name: 'peopleTargeted', aliases: ['sasaran', 'sasaran jiwa'], read: whole, isRequired: false },
    {
      name: 'proposerKind',
      aliases: ['jenis pengusul'],
      read: oneOf(Object.values(StakeholderKind), PROPOSER_WORDS),
      isRequired: true,
    },
    { name: 'proposer', aliases: ['pengusul', 'lembaga pengusul'], read: text(200), isRequired: true },
    { name: 'submittedOn', aliases: ['tanggal', 'tanggal usulan'], read: day, isRequired: false },
    { name: 'overrideReason', aliases: ['alasan pengecualian'], read: text(500), isRequired: false },
  ],
  keyOf,
  nameOf: (row) => ['cycleCode', 'areaCode', 'title'].map((name) => valueOf(row, name)).join(' · '),
  areaOf: (row) => valueOf(row, 'areaCode'),
  take: takeProposals,
};
