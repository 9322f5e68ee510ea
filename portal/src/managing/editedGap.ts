import type { ChangeGapAreaInput, EditedGapQuery } from '../api/generated/graphql.ts';
import { wholeNumber } from '../quantities/whole.ts';
import { changed, type Values } from './threeWay.ts';

export type EditedGap = NonNullable<EditedGapQuery['gapArea']>;

const LINE = 'kebutuhan-';

/** A gap area as its form shows it. */
export function valuesOf(gap: EditedGap): Values {
  return {
    judul: gap.title,
    tenggat: gap.deadline ?? '',
    orang:
      gap.peopleInNeed?.count === null || gap.peopleInNeed?.count === undefined ? '' : String(gap.peopleInNeed.count),
    personel: gap.personnelNeeded === null || gap.personnelNeeded === undefined ? '' : String(gap.personnelNeeded),
    tanggal: gap.figuresAsOf ?? '',
    catatan: gap.note ?? '',
    ...Object.fromEntries(gap.needLines.map(({ id, need }) => [`${LINE}${id}`, String(need)])),
  };
}

/** What is wrong with what was typed, by field; the words' ids. */
export function faultsOf(values: Values): Record<string, string> {
  const wrong: Record<string, string> = {};
  if ((values['judul'] ?? '').trim().length < 5) wrong['judul'] = 'managing.wrong.title';
  for (const field of ['orang', 'personel']) {
    if (values[field] && wholeNumber(values[field]) === null) wrong[field] = 'managing.wrong.number';
  }
  for (const [field, value] of Object.entries(values)) {
    if (field.startsWith(LINE) && !wholeNumber(value)) wrong[field] = 'managing.wrong.need';
  }
  return wrong;
}

const orNull = (text: string | undefined) => (text ? text : null);
const numberOrNull = (text: string | undefined) => (text ? wholeNumber(text) : null);

/** What is sent: only what differs from what the hub holds. */
export function changeOf(gap: EditedGap, values: Values, reason: string): ChangeGapAreaInput {
  const fields = changed(valuesOf(gap), values);
  const has = (field: string) => fields.includes(field);
  const needChanges = fields
    .filter((field) => field.startsWith(LINE))
    .map((field) => ({ needLineId: field.slice(LINE.length), need: wholeNumber(values[field] ?? '') ?? 0 }));
  return {
    gapAreaId: gap.id,
    expectedVersion: gap.version,
    reason,
    ...(has('judul') && { title: (values['judul'] ?? '').trim() }),
    ...(has('tenggat') && { deadline: orNull(values['tenggat']) }),
    ...(has('orang') && { peopleInNeed: numberOrNull(values['orang']) }),
    ...(has('personel') && { personnelNeeded: numberOrNull(values['personel']) }),
    ...(has('tanggal') && { figuresAsOf: orNull(values['tanggal']) }),
    ...(has('catatan') && { note: orNull(values['catatan']) }),
    ...(needChanges.length > 0 && { needChanges }),
  };
}
