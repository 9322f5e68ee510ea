import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { newId } from '#kit/ids';

import { areaCode, dayAtLatest, decimal, list, oneOf, text } from '../../importing/cell.rules.ts';
import { valueOf, valueOrNull, type DataSet, type FileRow, type Outcome } from '../../importing/data-set.ts';
import { refuseUnknown, refuseWhere } from '../../importing/refused-rows.rules.ts';
import { isBelowRegency } from '../areas/area.rules.ts';
import { takeTurnsForAll } from '../known-codes.ts';
import { POVERTY_RATE, refreshPrioritiesWithin } from '../priorities/priority.commands.ts';
import { announcePeopleInNeed } from './figure.events.ts';
import { FIGURE_METHODS, refuseValue } from './figure.rules.ts';

const METHOD_WORDS = {
  survei: 'SURVEY',
  register: 'REGISTER',
  pernyataan: 'STATED',
  jumlah: 'SUM',
  dihitung: 'COMPUTED',
};

/** What the hub knows of what a row speaks of. */
interface Standing {
  place: number;
  isAreaKnown: boolean;
  isCategoryKnown: boolean;
  countsPeople: boolean | null;
  isPeopleInNeed: boolean | null;
  unknownSources: string[];
  isTwin: boolean;
  against: string[] | null;
}

const SENT = `json_to_recordset(?::json) as sent (id uuid, place integer, area_code text, indicator_code text, category text,
  category_code text, period text, value numeric, unit text, source_codes text[], as_of date, method text, quote text,
  note text)`;

// The same thing measured, as recordFigure sees it: the same value of a source that has said it already is a twin.
const SAME_THING = `figure.area_code = sent.area_code and figure.indicator_code = sent.indicator_code
  and figure.category = sent.category and figure.period = sent.period`;

const STANDING = `select sent.place, area.code is not null as "isAreaKnown",
    (sent.category_code is null or exists (select from need_category where code = sent.category_code))
      as "isCategoryKnown",
    indicator.counts_people as "countsPeople", indicator.is_people_in_need as "isPeopleInNeed",
    array(select code from unnest(sent.source_codes) as code where not exists (
      select from source where source.code = code.code)) as "unknownSources",
    exists (select from figure where ${SAME_THING} and figure.value = sent.value
      and figure.source_codes && sent.source_codes) as "isTwin",
    (select array_agg(distinct trim_scale(figure.value)::text) from figure
     where ${SAME_THING} and figure.value <> sent.value) as against
  from ${SENT} left join area on area.code = sent.area_code left join indicator on indicator.code = sent.indicator_code
  order by sent.place`;

const WRITE = `insert into figure (id, area_code, indicator_code, category, category_code, period, value, unit,
    source_codes, as_of, method, check_state, quote, note, is_demo, recorded_by, recorded_at)
  select id, area_code, indicator_code, category, category_code, period, value, unit, source_codes, as_of, method,
    'STATED', quote, note, false, ?, now() from ${SENT} order by place`;

function sentOf(rows: readonly FileRow[]): string {
  return JSON.stringify(
    rows.map((row, place) => ({
      id: newId(),
      place,
      area_code: valueOf(row, 'areaCode'),
      indicator_code: valueOf(row, 'indicatorCode'),
      category: valueOrNull(row, 'category') ?? '',
      category_code: valueOrNull(row, 'categoryCode'),
      period: valueOf(row, 'period'),
      value: valueOf(row, 'value'),
      unit: valueOf(row, 'unit'),
      source_codes: valueOf(row, 'sources').split('|'),
      as_of: valueOf(row, 'asOf'),
      method: valueOrNull(row, 'method') ?? 'STATED',
      quote: valueOrNull(row, 'quote'),
      note: valueOrNull(row, 'note'),
    })),
  );
}

/** What recordFigure would say of this row. */
function judge(row: FileRow, standing: Standing): Outcome {
  if (!standing.isAreaKnown) return refuseUnknown('areaCode', 'AREA');
  if (standing.countsPeople === null) return refuseUnknown('indicatorCode', 'INDICATOR');
  if (!standing.isCategoryKnown) {
    return refuseUnknown('categoryCode', 'NEED_CATEGORY');
  }
  const [source] = standing.unknownSources;
  if (source !== undefined) return refuseUnknown('sources', 'SOURCE');
  if (valueOf(row, 'asOf') > today()) return refuseWhere('asOf', 'DAY_IN_THE_FUTURE');
  if (refuseValue(valueOf(row, 'value'), valueOf(row, 'unit'), standing.countsPeople) !== null) {
    return refuseWhere('value', 'NOT_A_COUNT');
  }
  if (standing.isTwin) return { kind: 'SAME' };
  // Small counts of people are withheld by a rule of their own: what is kept of an import repeats none of them.
  if (standing.countsPeople && isBelowRegency(valueOf(row, 'areaCode'))) return { kind: 'NEW', differences: [] };
  const before = standing.against?.join(', ') ?? null;
  return { kind: 'NEW', differences: [{ field: 'value', before, after: valueOf(row, 'value') }] };
}

const takesPart = (row: FileRow) =>
  ['figure', valueOf(row, 'areaCode'), valueOf(row, 'indicatorCode')] as const satisfies readonly string[];

async function write(
  tx: EntityManager,
  rows: readonly { row: FileRow; standing: Standing }[],
  actor: Actor,
): Promise<void> {
  if (rows.length === 0) return;
  await rowsIn(tx, WRITE, [actor.subject, sentOf(rows.map(({ row }) => row))]);
  const areasOf = (of: typeof rows) => [...new Set(of.map(({ row }) => valueOf(row, 'areaCode')))].toSorted();
  for (const area of areasOf(rows.filter(({ standing }) => standing.isPeopleInNeed))) {
    await announcePeopleInNeed(tx, area);
  }
  for (const area of areasOf(rows.filter(({ row }) => valueOf(row, 'indicatorCode') === POVERTY_RATE))) {
    await refreshPrioritiesWithin(tx, area);
  }
}

const column = (name: string, aliases: string[], read: DataSet['columns'][number]['read'], isRequired = false) => ({
  name,
  aliases,
  read,
  isRequired,
});

/** Figures: rows are only ever added; what contradicts another stands beside it until an officer chooses. */
export const figures: DataSet = {
  name: 'figures',
  label: { ID: 'Angka indikator', EN: 'Indicator figures' },
  roles: [Role.PROGRAM_OFFICER],
  table: 'figure',
  columns: [
    column('areaCode', ['kode wilayah', 'area_code', 'kode kemendagri', 'wilayah'], areaCode, true),
    column('indicatorCode', ['indicator', 'indikator', 'kode indikator'], text(80), true),
    column('category', ['rincian', 'kategori'], text(200)),
    column('categoryCode', ['kode ppks', 'kategori ppks', 'need_category'], text(40)),
    column('period', ['periode', 'tahun', 'year'], text(50), true),
    column('value', ['nilai', 'angka'], decimal, true),
    column('unit', ['satuan'], text(50), true),
    column('sources', ['sumber', 'source_id', 'source_ids', 'source', 'kode sumber'], list(text(100)), true),
    column('asOf', ['per tanggal', 'as_of', 'tanggal'], dayAtLatest, true),
    column('method', ['metode'], oneOf(FIGURE_METHODS, METHOD_WORDS)),
    column('quote', ['kutipan'], text(2000)),
    column('note', ['catatan'], text(2000)),
  ],
  keyOf: (row) =>
    ['areaCode', 'indicatorCode', 'category', 'period', 'value', 'sources']
      .map((name) => valueOrNull(row, name) ?? '')
      .join(' · '),
  nameOf: (row) =>
    ['areaCode', 'indicatorCode', 'category', 'period', 'sources']
      .map((name) => valueOrNull(row, name))
      .filter(Boolean)
      .join(' · '),
  areaOf: (row) => valueOf(row, 'areaCode'),
  async take(tx, rows, actor, isDryRun) {
    if (!isDryRun) await takeTurnsForAll(tx, rows.map(takesPart));
    const standings = await rowsIn<Standing>(tx, STANDING, [sentOf(rows)]);
    const judged = rows.flatMap((row, at) => {
      const standing = standings[at];
      return standing ? [{ row, standing, outcome: judge(row, standing) }] : [];
    });
    if (!isDryRun) {
      await write(
        tx,
        judged.filter(({ outcome }) => outcome.kind === 'NEW'),
        actor,
      );
    }
    return judged.map(({ outcome }) => outcome);
  },
};
