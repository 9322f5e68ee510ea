import type { EntityManager } from '@mikro-orm/postgresql';

import { Role } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { newId } from '#kit/ids';

import { areaCode, dayAtLatest, oneOf, text, whole } from '../../importing/cell.rules.ts';
import { valueOf, valueOrNull, type DataSet, type FileRow, type Outcome } from '../../importing/data-set.ts';
import { refuseUnknown } from '../../importing/refused-rows.rules.ts';
import { COUNTRY } from '../areas/area.queries.ts';
import { PersonnelIndicator } from './figure.rules.ts';

interface Standing {
  place: number;
  isAreaKnown: boolean;
  isTypeKnown: boolean;
  isTwin: boolean;
}

const SENT = `json_to_recordset(?::json) as sent (id uuid, place integer, area_code text, type_code text, indicator text,
  value numeric, unit text, period text, as_of date, source_code text, method text, quote text, note text)`;

const STANDING = `select sent.place, (sent.area_code = '${COUNTRY}' or exists (select from area where code = sent.area_code)) as "isAreaKnown",
    (sent.type_code is null or exists (select from personnel_type where code = sent.type_code)) as "isTypeKnown",
    exists (select from personnel_figure f where f.area_code = sent.area_code and f.indicator = sent.indicator
      and f.type_code is not distinct from sent.type_code and f.period = sent.period and f.value = sent.value
      and f.source_code is not distinct from sent.source_code) as "isTwin"
  from ${SENT} order by sent.place`;

const WRITE = `insert into personnel_figure (id, area_code, type_code, indicator, value, unit, period, as_of, source_code,
    method, check_state, quote, note, is_demo)
  select id, area_code, type_code, indicator, value, unit, period, as_of, source_code, method, 'STATED', quote, note, false
  from ${SENT} order by place`;

const sentOf = (rows: readonly FileRow[]): string =>
  JSON.stringify(
    rows.map((row, place) => ({
      id: newId(),
      place,
      area_code: valueOf(row, 'areaCode'),
      type_code: valueOrNull(row, 'typeCode'),
      indicator: valueOf(row, 'indicator'),
      value: valueOf(row, 'value'),
      unit: valueOf(row, 'unit'),
      period: valueOf(row, 'period'),
      as_of: valueOrNull(row, 'asOf'),
      source_code: valueOf(row, 'sourceCode'),
      method: valueOrNull(row, 'method') ?? 'stated in the source',
      quote: valueOrNull(row, 'quote'),
      note: valueOrNull(row, 'note'),
    })),
  );

function judge(row: FileRow, { isAreaKnown, isTypeKnown, isTwin }: Standing): Outcome {
  if (!isAreaKnown) return refuseUnknown('areaCode', 'AREA');
  if (!isTypeKnown) return refuseUnknown('typeCode', 'PERSONNEL_TYPE');
  if (isTwin) return { kind: 'SAME' };
  return { kind: 'NEW', differences: [{ field: 'value', before: null, after: valueOf(row, 'value') }] };
}

async function takeFigures(tx: EntityManager, rows: readonly FileRow[], isDryRun: boolean): Promise<Outcome[]> {
  if (!isDryRun) await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('personnel-figure'))");
  const standings = await rowsIn<Standing>(tx, STANDING, [sentOf(rows)]);
  const judged = rows.flatMap((row, at) => {
    const standing = standings[at];
    return standing ? [{ row, outcome: judge(row, standing) }] : [];
  });
  const added = judged.filter(({ outcome }) => outcome.kind === 'NEW').map(({ row }) => row);
  if (!isDryRun && added.length > 0) await rowsIn(tx, WRITE, [sentOf(added)]);
  return judged.map(({ outcome }) => outcome);
}

/** Numbers that sources state about social-pillar people; rows are only ever added. */
export const personnelFigures: DataSet = {
  name: 'personnel-figures',
  label: { ID: 'Angka PSKS', EN: 'Figures about personnel' },
  roles: [Role.PILLAR_COORDINATOR],
  table: 'personnel_figure',
  columns: [
    { name: 'areaCode', aliases: ['kode wilayah', 'area_code', 'wilayah'], read: areaCode, isRequired: true },
    { name: 'typeCode', aliases: ['jenis', 'jenis sdm', 'kode jenis'], read: text(40), isRequired: false },
    {
      name: 'indicator',
      aliases: ['indikator'],
      read: oneOf(Object.values(PersonnelIndicator), { 'jumlah personel': 'HEADCOUNT' }),
      isRequired: true,
    },
    { name: 'value', aliases: ['nilai', 'jumlah'], read: whole, isRequired: true },
    { name: 'unit', aliases: ['satuan'], read: text(50), isRequired: true },
    { name: 'period', aliases: ['periode', 'tahun'], read: text(50), isRequired: true },
    { name: 'asOf', aliases: ['per tanggal', 'as_of'], read: dayAtLatest, isRequired: false },
    { name: 'sourceCode', aliases: ['sumber', 'source_id'], read: text(100), isRequired: true },
    { name: 'method', aliases: ['metode'], read: text(100), isRequired: false },
    { name: 'quote', aliases: ['kutipan'], read: text(2000), isRequired: false },
    { name: 'note', aliases: ['catatan'], read: text(2000), isRequired: false },
  ],
  keyOf: (row) =>
    ['areaCode', 'indicator', 'typeCode', 'period', 'value', 'sourceCode']
      .map((name) => valueOrNull(row, name) ?? '')
      .join(' · '),
  areaOf: (row) => valueOf(row, 'areaCode'),
  take: (tx, rows, _actor, isDryRun) => takeFigures(tx, rows, isDryRun),
};
