import { ArrayMaxSize, Matches, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDecimal } from '#kit/decimal';

import { GapArea } from '../gap-areas/gap-area.stub.ts';
import { ForgottenReasonCode, HIGH_SCORE, LARGE_UNCOVERED } from './forgotten-gap.rules.ts';

registerEnumType(ForgottenReasonCode, {
  name: 'ForgottenReasonCode',
  description: 'Why a gap counts as forgotten.\nIstilah: alasan kesenjangan terlupakan.',
  valuesConfig: {
    HIGH_PRIORITY: { description: 'Its score reaches the threshold.\nIstilah: prioritas tinggi.' },
    LARGE_UNCOVERED: { description: 'Its uncovered money reaches the threshold.\nIstilah: kekurangan besar.' },
    NO_BUDGET: { description: 'The state covers nothing of it, as recorded.\nIstilah: anggaran nol.' },
    BUDGET_UNKNOWN: { description: 'No budget is recorded for it.\nIstilah: anggaran belum tercatat.' },
    NOTHING_PLEDGED: { description: 'Nothing is held or committed.\nIstilah: belum ada ikrar.' },
    NOTHING_DELIVERED: { description: 'Nothing was delivered.\nIstilah: belum ada penyaluran.' },
    NOBODY_DEPLOYED: { description: 'Nobody of the social pillars is deployed.\nIstilah: belum ada penugasan.' },
    DEPLOYMENT_UNKNOWN: { description: 'Pillars has not told yet.\nIstilah: penugasan belum diketahui.' },
    NO_COMPANY_NEARBY: {
      description: 'No verified company has its home or an impact zone there.\nIstilah: tidak ada perusahaan sekitar.',
    },
  },
});

@ObjectType('ForgottenReason', { description: 'One reason why a gap counts as forgotten.\nIstilah: alasan.' })
export class ForgottenReasonType {
  @Field(() => ForgottenReasonCode, { description: 'Which reason.' })
  code!: ForgottenReasonCode;

  words!: { ID: string; EN: string };
}

@ObjectType('ForgottenGap', {
  description:
    'A gap of high need that no source covers at all and no company is near to.\nIstilah: kesenjangan terlupakan.',
})
export class ForgottenGap {
  @Field(() => GapArea, { nullable: true, description: 'The gap; programs knows more of it.' })
  gapArea!: GapArea;

  @Field(() => GraphQLDecimal, { nullable: true, description: 'Its priority today, 0 to 100; null when unknown.' })
  score!: string | null;

  @Field(() => GraphQLRupiah, { description: 'What its money lines need: nobody covers any of it.' })
  uncovered!: Rupiah;

  @Field(() => [ForgottenReasonType], { description: 'Every reason, the high need first.' })
  reasons!: ForgottenReasonType[];
}

export const ForgottenGapConnection = connectionOf(ForgottenGap, 'ForgottenGap');

@InputType('ForgottenGapFilter', { description: 'Which forgotten gaps to list, and from where on a need is high.' })
export class ForgottenGapFilter {
  @Matches(/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/, { message: 'is a Kemendagri code with dots, such as 15.07.' })
  @Field(() => String, { nullable: true, description: 'Only this area and what lies in it, by Kemendagri code.' })
  within?: string | null;

  @ArrayMaxSize(50)
  @MaxLength(40, { each: true })
  @Field(() => [String], { nullable: true, description: 'Only these need categories, by code; at most 50.' })
  categories?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Only this fiscal year.' })
  fiscalYear?: number | null;

  @Field(() => GraphQLDecimal, {
    defaultValue: HIGH_SCORE,
    description: 'A need is high from this priority on, 0 to 100; 50 unless told.',
  })
  minimumScore!: string;

  @Field(() => GraphQLRupiah, {
    defaultValue: LARGE_UNCOVERED,
    description: 'Or from this much uncovered money on; Rp1.000.000.000 unless told.',
  })
  minimumUncovered!: Rupiah;
}
