import type { ChangeGapAreaInput, EditedGapQuery } from '../api/generated/graphql.ts';
import { count } from '../language/formats.ts';
import { tidyNumber, wholeNumber } from '../quantities/whole.ts';
import { changed, type Values } from './threeWay.ts';

export type EditedGap = NonNullable<EditedGapQuery['gapArea']>;

const LINE = 'kebutuhan-';

const numberOf = (value: number | null | undefined) => (value === null || value === undefined ? '' : count(value));

/** Whether a field holds a number, which is shown with marks between thousands. */
export const isNumber = (field: string) => field === 'orang' || field === 'personel' || field.startsWith(LINE);

/** The numbers of a form as they are printed: the same number written otherwise is no change. */
export const tidied = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, isNumber(field) ? tidyNumber(value) : value]),
  );

/** A gap area as its form shows it. */
export function valuesOf(gap: EditedGap): Values {
  return {
    judul: gap.title,
    tenggat: gap.deadline ?? '',
    orang: numberOf(gap.peopleInNeed?.count),
    personel: numberOf(gap.personnelNeeded),
    tanggal: gap.figuresAsOf ?? '',
    catatan: gap.note ?? '',
    ...Object.fromEntries(gap.needLines.map(({ id, need }) => [`${LINE}${id}`, numberOf(need)])),
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
