import * as v from 'valibot';

import type { CreateGapAreaInput } from '../api/generated/graphql.ts';
import { wholeNumber } from '../quantities/whole.ts';

const isWhole = (text: string) => text === '' || wholeNumber(text) !== null;
const optionalNumber = v.pipe(v.string(), v.check(isWhole, 'managing.wrong.number'));

export const KINDS = ['MONEY', 'GOODS', 'SERVICE', 'PERSON_TIME'] as const;

const NewLine = v.pipe(
  v.object({
    kind: v.picklist(KINDS),
    item: v.pipe(v.string(), v.trim()),
    unit: v.pipe(v.string(), v.trim()),
    need: v.pipe(
      v.string(),
      v.check((text) => Boolean(wholeNumber(text)), 'managing.wrong.need'),
    ),
  }),
  v.forward(
    v.check(({ kind, unit }) => kind === 'MONEY' || kind === 'PERSON_TIME' || unit !== '', 'managing.wrong.unit'),
    ['unit'],
  ),
);

/** A new gap area as it is typed. */
export const NewGap = v.object({
  judul: v.pipe(v.string(), v.trim(), v.minLength(5, 'managing.wrong.title')),
  wilayah: v.pipe(v.string(), v.trim(), v.regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/, 'managing.wrong.area')),
  kategori: v.pipe(v.string(), v.minLength(1, 'managing.wrong.category')),
  tahun: v.pipe(v.string(), v.regex(/^20\d{2}$/, 'managing.wrong.year')),
  tenggat: v.string(),
  orang: optionalNumber,
  personel: optionalNumber,
  tanggal: v.string(),
  catatan: v.string(),
  lines: v.array(NewLine),
});
export type NewGapValues = v.InferInput<typeof NewGap>;

export const EMPTY_LINE: NewGapValues['lines'][number] = { kind: 'MONEY', item: '', unit: '', need: '' };

const numberOf = (text: string) => (text === '' ? null : wholeNumber(text));

/** What is sent: a draft, which its evidence and publishing follow. */
export function inputOf(values: NewGapValues): CreateGapAreaInput {
  return {
    title: values.judul.trim(),
    areaCode: values.wilayah.trim(),
    categoryCode: values.kategori,
    fiscalYear: Number(values.tahun),
    ...(values.tenggat && { deadline: values.tenggat }),
    ...(values.tanggal && { figuresAsOf: values.tanggal }),
    ...(values.catatan && { note: values.catatan.trim() }),
    peopleInNeed: numberOf(values.orang),
    personnelNeeded: numberOf(values.personel),
    needLines: values.lines.map(({ kind, item, unit, need }) => ({
      kind,
      need: wholeNumber(need) ?? 0,
      ...(kind !== 'MONEY' && item && { item }),
      ...(kind !== 'MONEY' && kind !== 'PERSON_TIME' && unit && { unit }),
    })),
  };
}
