import * as v from 'valibot';

import type { NeedKind, ReportActivityInput, ReportGapQuery } from '../api/generated/graphql.ts';
import type { Language } from '../language/languages.ts';
import { amountTyped, readAmount } from '../quantities/readAmount.ts';

export const KINDS = ['MONEY', 'GOODS', 'SERVICE', 'PERSON_TIME'] as const satisfies readonly NeedKind[];

/** The gap that an activity was for. */
export type ReportedGap = NonNullable<ReportGapQuery['gapArea']>;

/** The form as it is typed. */
export interface ReportForm {
  area: { code: string; name: string } | null;
  category: string;
  /** The need line of a gap that it was for; empty where it was for none. */
  lineId: string;
  kind: NeedKind;
  item: string;
  unit: string;
  amount: string;
  worth: string;
  doneOn: string;
  description: string;
  isAnonymous: boolean;
}

/** Goods and services are counted in a unit of their own, and may have a value. */
export const isCounted = (kind: NeedKind): boolean => kind === 'GOODS' || kind === 'SERVICE';

/** Everything wrong with a report at once; each message is the id of its words. */
export const reportSchema = (language: Language, today: string) =>
  v.pipe(
    v.object({
      area: v.nullable(v.object({ code: v.string(), name: v.string() })),
      category: v.pipe(v.string(), v.nonEmpty('activities.problem.category')),
      lineId: v.string(),
      kind: v.picklist(KINDS),
      item: v.pipe(v.string(), v.trim(), v.maxLength(200)),
      unit: v.pipe(v.string(), v.trim(), v.maxLength(100)),
      amount: v.string(),
      worth: v.string(),
      doneOn: v.pipe(
        v.string(),
        v.isoDate('activities.problem.day'),
        v.check((day) => day <= today, 'activities.problem.future'),
      ),
      description: v.pipe(v.string(), v.trim(), v.minLength(3, 'activities.problem.description'), v.maxLength(2000)),
      isAnonymous: v.boolean(),
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const { value } = dataset;
      const at = (key: 'area' | 'item' | 'unit' | 'amount' | 'worth', message: string) =>
        addIssue({ message, path: [{ type: 'object', origin: 'value', input: value, key, value: value[key] }] });
      if (value.area === null) at('area', 'activities.problem.area');
      if (isCounted(value.kind) && value.item === '') at('item', 'activities.problem.item');
      if (isCounted(value.kind) && value.unit === '') at('unit', 'activities.problem.unit');
      const amount = readAmount(value.kind, value.amount, language);
      if ('words' in amount) at('amount', amount.words);
      const worth = readAmount('MONEY', value.worth, language);
      if (isCounted(value.kind) && value.worth.trim() !== '' && 'words' in worth) at('worth', worth.words);
    }),
  );

const purposeOf = ({ area, category, kind, item, unit }: ReportForm) => ({
  areaCode: area?.code ?? '',
  categoryCode: category,
  kind,
  item: kind === 'MONEY' || item.trim() === '' ? null : item.trim(),
  unit: isCounted(kind) ? unit.trim() : null,
});

/** What a form begins with: nothing, or what the gap says that the activity was for. */
export function emptyReport(gap: ReportedGap | null, today: string): ReportForm {
  return {
    area: gap?.area ?? null,
    category: gap?.category.code ?? '',
    ...ofLine(gap?.needLines[0]),
    amount: '',
    worth: '',
    doneOn: today,
    description: '',
    isAnonymous: false,
  };
}

/** What the need line of a gap says of an activity for it. */
export const ofLine = (line: ReportedGap['needLines'][number] | undefined) => ({
  lineId: line?.id ?? '',
  kind: line?.kind ?? ('MONEY' as const),
  // What is not counted in things of its own has no name there; the field is not shown.
  item: line?.item ?? '',
  unit: line?.unit ?? '',
});

/** The command of a form that was found right. */
export function reportInput(
  form: ReportForm,
  language: Language,
  rest: { evidenceIds: string[]; idempotencyKey: string },
): ReportActivityInput {
  const { kind, worth } = form;
  return {
    ...rest,
    ...(form.lineId === '' ? { purpose: purposeOf(form) } : { needLineId: form.lineId }),
    amount: amountTyped(kind, form.amount, language),
    estimatedValue: isCounted(kind) && worth.trim() !== '' ? amountTyped('MONEY', worth, language) : null,
    doneOn: form.doneOn,
    description: form.description.trim(),
    isAnonymous: form.isAnonymous,
  };
}

/** The fields in the order of the page, so that problems are listed as one meets them. */
export const FIELDS = ['area', 'category', 'kind', 'item', 'unit', 'amount', 'worth', 'doneOn', 'description'] as const;
