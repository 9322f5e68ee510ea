import type { EntityManager } from '@mikro-orm/postgresql';

import { mayActIn, Role, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { newId } from '#kit/ids';
import type { Words } from '#kit/refusal';

import { areaCode, day, oneOf, text, whole, yesOrNo, type CellReader } from '../../importing/cell.rules.ts';
import {
  valueOf,
  valueOrNull,
  wholeOrNull,
  type DataSet,
  type FileRow,
  type Outcome,
} from '../../importing/data-set.ts';
import { refuseBecause, refuseUnknown } from '../../importing/refused-rows.rules.ts';
import { NeedKind } from '../allocations/allocation-state.rules.ts';
import { businessNumber } from '../companies/company.import.ts';
import type { GivingCompany } from '../pledges/draft.queries.ts';
import { Flow } from '../pledges/flow.rules.ts';
import { maxPledge } from '../settings.ts';
import { insertActivity, type Place } from './activity-writing.commands.ts';
import { FIXED_UNITS, problemsOfReport } from './activity.rules.ts';

interface Standing {
  isAreaKnown: boolean;
  company: GivingCompany | null;
  /** The need line that the row means; null where it names no gap, or where the gap has none such. */
  line: { needLineId: string; gapAreaId: string; fiscalYear: number } | null;
  /** The same gift as it is on record; null where it is not. */
  kept: { description: string; needLineId: string | null } | null;
}

const SENT = `json_to_recordset(?::json) as sent (place integer, registration_number text, area_code text,
  category_code text, gap_code text, kind text, item text, unit text, amount bigint, done_on date)`;

// The same company, place, purpose, day and amount is the same gift: counted twice it would be twice the money.
const STANDING = `select exists (select from area where code = sent.area_code) as "isAreaKnown",
    case when c.id is null then null else json_build_object('id', c.id, 'organisation', c.organisation,
      'status', c.status, 'isDemo', c.is_demo) end as company,
    (select json_build_object('needLineId', n.need_line_id, 'gapAreaId', g.id, 'fiscalYear', g.fiscal_year)
     from gap_account g join need_account n on n.gap_area_id = g.id
     where g.code = sent.gap_code and g.status <> 'DRAFT' and g.area_code = sent.area_code
       and g.category_code = sent.category_code and n.kind = sent.kind
       and n.item is not distinct from sent.item and (n.unit = sent.unit or sent.kind in ('MONEY', 'PERSON_TIME'))
     order by n.position limit 1) as line,
    (select json_build_object('description', a.description, 'needLineId', a.need_line_id) from activity a where a.company_id = c.id and a.area_code = sent.area_code
       and a.category_code = sent.category_code and a.kind = sent.kind and a.item is not distinct from sent.item
       and a.unit = sent.unit and a.amount = sent.amount and a.done_on = sent.done_on and a.state <> 'REJECTED'
     order by a.reported_at limit 1) as kept
  from ${SENT} left join company c on c.registration_number = sent.registration_number order by sent.place`;

function placeOf(row: FileRow, line: Standing['line'] = null): Place {
  const kind = Object.values(NeedKind).find((one) => one === valueOf(row, 'kind')) ?? NeedKind.MONEY;
  return {
    areaCode: valueOf(row, 'areaCode'),
    categoryCode: valueOf(row, 'categoryCode'),
    fiscalYear: line?.fiscalYear ?? Number(valueOf(row, 'doneOn').slice(0, 4)),
    needLineId: line?.needLineId ?? null,
    gapAreaId: line?.gapAreaId ?? null,
    kind,
    item: valueOrNull(row, 'item'),
    unit: FIXED_UNITS[kind] ?? valueOrNull(row, 'unit') ?? '',
  };
}

const reportIn = (row: FileRow) => ({
  amount: wholeOrNull(row, 'amount') ?? 0n,
  estimatedValue: wholeOrNull(row, 'estimatedValue'),
  flow: Object.values(Flow).find((one) => one === valueOrNull(row, 'flow')) ?? Flow.NEW_MONEY,
  doneOn: valueOf(row, 'doneOn'),
  description: valueOf(row, 'description'),
  isAnonymous: valueOrNull(row, 'isAnonymous') === 'true',
});

const sentOf = (rows: readonly FileRow[]): string =>
  JSON.stringify(
    rows.map((row, place) => {
      const { areaCode: area, categoryCode, kind, item, unit } = placeOf(row);
      const { amount, doneOn } = reportIn(row);
      const company = valueOf(row, 'registrationNumber');
      const what = { kind, item, unit, amount: String(amount), done_on: doneOn };
      const where = { area_code: area, category_code: categoryCode, gap_code: valueOrNull(row, 'gapCode') };
      return { place, registration_number: company, ...where, ...what };
    }),
  );

const INDONESIAN: Record<string, string | undefined> = {
  AMOUNT_TOO_SMALL: 'Jumlahnya bilangan bulat mulai dari 1.',
  AMOUNT_TOO_LARGE: 'Nilai satu kegiatan melebihi batas hub. Bagi menjadi beberapa kegiatan.',
  DAY_IN_FUTURE: 'Tanggalnya hari ini atau sebelumnya.',
  UNKNOWN_CATEGORY: 'Isi kategori kebutuhan, misalnya PPKS-24 atau HOUSING.',
  REQUIRED: 'Isi satuannya, misalnya paket atau jam.',
  KIND_NOT_ACCEPTED: 'Kolom ini untuk barang dan jasa; kosongkan untuk uang.',
};

const NOT_KNOWN: Words = {
  ID: 'Perusahaan dengan NIB ini belum terdaftar. Daftarkan dahulu, atau impor datanya.',
  EN: 'No company of this number is registered. Register it first, or import it.',
};
const NOT_YOURS: Words = {
  ID: 'Tulis NIB perusahaan Anda sendiri; kegiatan perusahaan lain dilaporkan oleh perusahaan itu.',
  EN: 'Write the number of your own company; what another company did is for that company to report.',
};
const NOT_VERIFIED: Words = {
  ID: 'Perusahaan ini belum diverifikasi forum. Verifikasi dahulu, lalu impor lagi.',
  EN: 'The forum has not verified this company. Verify it first, then import again.',
};
const STANDS: Words = {
  ID: 'Kegiatan yang sama (perusahaan, wilayah, hari, jumlah) sudah tercatat dengan uraian atau kesenjangan lain. Bila memang lain, laporkan lewat layar.',
  EN: 'The same company, area, day and amount is on record with another description or gap. If it is another one, report it on its screen.',
};

const NO_SUCH_LINE: Words = {
  ID: 'Tidak ada kesenjangan berkode ini dengan wilayah, kategori, jenis, barang, dan satuan yang sama. Samakan isinya, atau kosongkan kode kesenjangan.',
  EN: 'No gap of this code has a need of the same area, category, kind, item and unit. Make them the same, or leave the code of the gap out.',
};

/** True for a coordinator of the area, and for the company itself; whether another company is known is not told. */
const mayReport = (actor: Actor, area: string, company: GivingCompany | null): boolean =>
  mayActIn(actor, Role.FORUM_COORDINATOR, area) || (company !== null && company.organisation === actor.organisation);

/** What reportActivity would say of this row, for the company it names. */
function judge(actor: Actor, row: FileRow, { isAreaKnown, company, line, kept }: Standing): Outcome {
  if (!mayReport(actor, valueOf(row, 'areaCode'), company)) {
    return refuseBecause('registrationNumber', 'NOT_YOUR_COMPANY', NOT_YOURS);
  }
  if (!company) return refuseBecause('registrationNumber', 'UNKNOWN_COMPANY', NOT_KNOWN);
  if (company.status !== 'VERIFIED') return refuseBecause('registrationNumber', 'COMPANY_NOT_VERIFIED', NOT_VERIFIED);
  if (!isAreaKnown) return refuseUnknown('areaCode', 'AREA');
  if (valueOrNull(row, 'gapCode') !== null && !line) {
    return refuseBecause('gapCode', 'NEED_LINE_UNKNOWN', NO_SUCH_LINE);
  }
  const report = { ...placeOf(row, line), ...reportIn(row) };
  const [problem] = problemsOfReport(report, { today: today(), most: maxPledge() });
  if (problem) {
    const words = { ID: INDONESIAN[problem.code] ?? problem.message, EN: problem.message };
    return refuseBecause(problem.field.replace('purpose.', ''), problem.code, words);
  }
  if (!kept) return { kind: 'NEW', differences: [{ field: 'amount', before: null, after: String(report.amount) }] };
  const column = kept.needLineId === report.needLineId ? 'description' : 'gapCode';
  return column === 'description' && kept.description === report.description
    ? { kind: 'SAME' }
    : refuseBecause(column, 'ACTIVITY_STANDS', STANDS);
}

async function takeActivities(tx: EntityManager, rows: readonly FileRow[], actor: Actor, isDryRun: boolean) {
  // Two imports of one file never meet.
  if (!isDryRun) await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('activity-import'))");
  const standings = await rowsIn<Standing>(tx, STANDING, [sentOf(rows)]);
  const outcomes: Outcome[] = [];
  for (const [at, row] of rows.entries()) {
    const standing = standings[at];
    if (!standing) continue;
    const outcome = judge(actor, row, standing);
    outcomes.push(outcome);
    if (isDryRun || outcome.kind !== 'NEW' || !standing.company) continue;
    const { company } = standing;
    await insertActivity(tx, { id: newId(), actor, company, input: reportIn(row), place: placeOf(row, standing.line) });
  }
  return outcomes;
}

/** The words of a report, as long as the API takes them. */
const description: CellReader = (value, spelling) =>
  value.length >= 3
    ? text(2000)(value, spelling)
    : { problem: { code: 'TOO_SHORT', words: { ID: 'Sedikitnya 3 karakter.', EN: 'At least 3 characters.' } } };

const KIND_WORDS = { uang: 'MONEY', barang: 'GOODS', jasa: 'SERVICE', 'waktu orang': 'PERSON_TIME' };

// The unit as it will be kept: money is the same gift whether its cell says rupiah or nothing.
const keyOf = (row: FileRow): string =>
  [
    ...['registrationNumber', 'areaCode', 'doneOn', 'categoryCode', 'kind', 'item'].map((name) =>
      valueOrNull(row, name),
    ),
    placeOf(row).unit,
    valueOf(row, 'amount'),
  ]
    .map((part) => part ?? '')
    .join(' · ');

/** What companies did without a pledge: each waits for evidence and a coordinator, as if the company had reported it. */
export const activities: DataSet = {
  name: 'activities',
  label: { ID: 'Kegiatan CSR langsung', EN: 'Direct CSR activities' },
  roles: [Role.FORUM_COORDINATOR, Role.COMPANY],
  table: 'activity',
  columns: [
    { name: 'registrationNumber', aliases: ['nib', 'nib perusahaan'], read: businessNumber, isRequired: true },
    { name: 'areaCode', aliases: ['kode wilayah', 'area_code', 'wilayah'], read: areaCode, isRequired: true },
    { name: 'categoryCode', aliases: ['kode ppks', 'kategori ppks'], read: text(40), isRequired: true },
    { name: 'gapCode', aliases: ['kode kesenjangan', 'kesenjangan', 'gap'], read: text(60), isRequired: false },
    { name: 'kind', aliases: ['jenis'], read: oneOf(Object.values(NeedKind), KIND_WORDS), isRequired: true },
    { name: 'item', aliases: ['barang', 'jasa', 'nama barang'], read: text(200), isRequired: false },
    { name: 'unit', aliases: ['satuan'], read: text(100), isRequired: false },
    { name: 'amount', aliases: ['jumlah'], read: whole, isRequired: true },
    { name: 'estimatedValue', aliases: ['taksiran nilai', 'nilai taksiran'], read: whole, isRequired: false },
    { name: 'flow', aliases: ['asal dana'], read: oneOf(Object.values(Flow)), isRequired: false },
    { name: 'doneOn', aliases: ['tanggal', 'tanggal kegiatan'], read: day, isRequired: true },
    { name: 'description', aliases: ['uraian', 'kegiatan'], read: description, isRequired: true },
    { name: 'isAnonymous', aliases: ['anonim'], read: yesOrNo, isRequired: false },
  ],
  keyOf,
  areaOf: (row) => valueOf(row, 'areaCode'),
  take: takeActivities,
};
