import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';

import { GapArea } from '../gap-areas/gap-area.stub.ts';
import { MatchFactor } from './suggestion.rules.ts';

registerEnumType(MatchFactor, {
  name: 'MatchFactor',
  description: 'What speaks for or against a gap, seen from one company.\nIstilah: unsur kecocokan.',
  valuesConfig: {
    RING_1: { description: 'It lies in or around a Ring 1 area of the company.\nIstilah: Ring 1.' },
    OPERATION_AREA: { description: 'It lies where the company works or is at home.\nIstilah: wilayah operasi.' },
    FOCUS_CATEGORY: { description: 'It is a need the company wants to give to.\nIstilah: bidang perhatian.' },
    PRIORITY: { description: 'Its priority: the points × score ÷ 100, cut off.\nIstilah: prioritas.' },
    FITS_BUDGET: { description: "All that is open fits the company's yearly budget.\nIstilah: muat anggaran." },
    OVERLAP: { description: 'Others give for the same purpose.\nIstilah: tumpang tindih.' },
    ALREADY_GIVING: { description: 'The company gives for the same purpose already.\nIstilah: sudah memberi.' },
    DEADLINE_NEAR: { description: 'The deadline is within the days of the weight.\nIstilah: tenggat dekat.' },
    NEARLY_COVERED: {
      description: 'No more of its money is open than the percent of the weight.\nIstilah: hampir terpenuhi.',
    },
  },
});

@ObjectType('MatchReason', { description: 'One reason for or against a gap.\nIstilah: alasan kecocokan.' })
export class MatchReasonType {
  @Field(() => MatchFactor, { description: 'Which reason.' })
  factor!: MatchFactor;

  @Field(() => Int, { description: 'Its points; below 0 when it speaks against the gap.\nIstilah: poin.' })
  points!: number;

  words!: { ID: string; EN: string };
}

@ObjectType('GapSuggestion', {
  description: 'A gap that fits a company, with reasons; nothing is matched by itself.\nIstilah: saran pencocokan.',
})
export class GapSuggestion {
  @Field(() => GapArea, { nullable: true, description: 'The gap; programs knows more of it.' })
  gapArea!: GapArea;

  @Field(() => Int, { description: 'The sum of the points of its reasons.\nIstilah: skor kecocokan.' })
  score!: number;

  @Field(() => GraphQLRupiah, { description: 'How much money it may still take; 0 when it needs none.' })
  open!: Rupiah;

  @Field(() => [MatchReasonType], { description: 'Why; the points add up to the score.' })
  reasons!: MatchReasonType[];

  @Field(() => Int, { description: 'The version of the weights it was worked out with.\nIstilah: versi bobot.' })
  weightsVersion!: number;

  /** The company it was made for, where its coordinator asks; null for the company itself. */
  coordinatedCompanyId!: string | null;
}
