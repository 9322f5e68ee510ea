import * as v from 'valibot';

/** The form of an agreement as it is typed. */
export interface AgreementForm {
  number: string;
  /** Who agreed beside the company, one a line. */
  others: string;
  signedOn: string;
  validFrom: string;
  validUntil: string;
}

/** The fields in the order of the page, so that problems are listed as one meets them. */
export const FIELDS = [
  'number',
  'others',
  'signedOn',
  'validFrom',
  'validUntil',
] as const satisfies readonly (keyof AgreementForm)[];

const MOST_OTHERS = 9;

/** The institutions named, one a line, without empty lines and doubles. */
export const partiesOf = (others: string): string[] => [
  ...new Set(
    others
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** Everything wrong with an agreement at once; each message is the id of its words. */
export const agreementSchema = (today: string) =>
  v.pipe(
    v.object({
      number: v.pipe(
        v.string(),
        v.trim(),
        v.minLength(1, 'agreements.problem.number'),
        v.maxLength(120, 'agreements.problem.number'),
      ),
      others: v.pipe(
        v.string(),
        v.check((text) => partiesOf(text).length > 0, 'agreements.problem.others'),
        v.check((text) => partiesOf(text).length <= MOST_OTHERS, 'agreements.problem.tooMany'),
      ),
      signedOn: v.pipe(
        v.string(),
        v.isoDate('agreements.problem.day'),
        v.check((day) => day <= today, 'agreements.problem.future'),
      ),
      validFrom: v.pipe(v.string(), v.isoDate('agreements.problem.day')),
      validUntil: v.union([v.literal(''), v.pipe(v.string(), v.isoDate())], 'agreements.problem.day'),
    }),
    v.forward(
      v.partialCheck(
        [['validFrom'], ['validUntil']],
        ({ validFrom, validUntil }) => validUntil === '' || validUntil >= validFrom,
        'agreements.problem.until',
      ),
      ['validUntil'],
    ),
  );

/** What the hub is told of a form that was found right. */
export function agreementInput(
  { number, others, signedOn, validFrom, validUntil }: AgreementForm,
  { company, ...rest }: { company: string; pledgeIds: string[]; evidenceId: string | null; idempotencyKey: string },
) {
  return {
    ...rest,
    number: number.trim(),
    parties: [company, ...partiesOf(others).filter((name) => name !== company)],
    signedOn,
    validFrom,
    validUntil: validUntil === '' ? null : validUntil,
  };
}
