import { Field, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';

import { MissingBudget } from './unbudgeted-area.rules.ts';

registerEnumType(MissingBudget, {
  name: 'MissingBudget',
  description: 'How much is known of a verification budget that nobody has seen.\nIstilah: kepastian.',
  valuesConfig: {
    NOT_BUDGETED: { description: 'A source says that the area did not budget.\nIstilah: belum menganggarkan.' },
    UNKNOWN: { description: 'A round is on record, but no source says who paid.\nIstilah: belum diketahui.' },
    NO_ROUND: { description: 'No round of the year is on record.\nIstilah: tidak ada catatan verval.' },
  },
});

@ObjectType('AreaWithoutVerificationBudget', {
  description:
    'A kabupaten or kota of which no source says that it budgeted its verification of a year.\n' +
    'Istilah: daerah tanpa anggaran verval.',
})
export class UnbudgetedAreaType {
  roundId!: string | null;

  @Field(() => MissingBudget, { description: 'How much is known of it.\nIstilah: kepastian.' })
  certainty!: `${MissingBudget}`;
}

export const UnbudgetedAreaConnection = connectionOf(UnbudgetedAreaType, 'AreaWithoutVerificationBudget');
