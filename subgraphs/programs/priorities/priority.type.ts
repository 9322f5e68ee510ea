import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLDecimal } from '#kit/decimal';

import { PriorityComponentName } from './priority.rules.ts';

registerEnumType(PriorityComponentName, {
  name: 'PriorityComponentName',
  description: 'What a priority score is made of.\nIstilah: unsur prioritas.',
  valuesConfig: {
    PEOPLE_IN_NEED: {
      description: 'How many people are in need; each tenfold is worth the same.\nIstilah: jumlah jiwa.',
    },
    UNCOVERED_PER_PERSON: { description: 'Uncovered rupiah per person in need.\nIstilah: kekurangan per jiwa.' },
    POVERTY_RATE: {
      description: 'P0 of the kabupaten or kota, percent.\nIstilah: persentase penduduk miskin. Sumber: BPS.',
    },
    TRUST: {
      description: 'The trust score of its figures; stale or unverified ones rank lower.\nIstilah: kepercayaan data.',
    },
    DEADLINE: { description: 'Days left until the deadline, counted in Asia/Jakarta.\nIstilah: sisa hari.' },
  },
});

@ObjectType('PriorityComponent', {
  description: 'One part of a priority score, with what it was read from.\nIstilah: unsur skor.',
})
export class PriorityComponentType {
  @Field(() => PriorityComponentName, { description: 'Which part.' })
  name!: `${PriorityComponentName}`;

  @Field(() => GraphQLDecimal, { description: 'The weight of the part; all weights add up to 100.\nIstilah: bobot.' })
  weight!: string;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'The number the scale was read at; null when it is missing.',
  })
  input!: string | null;

  @Field(() => GraphQLDecimal, {
    description: 'The value on the fixed scale, 0 to 100, to four decimals.\nIstilah: nilai.',
  })
  value!: string;

  @Field(() => GraphQLDecimal, { description: 'Weight times value, divided by 100: what the part adds to the score.' })
  points!: string;

  @Field(() => Boolean, { description: 'True when the input is unknown or suppressed, so that the part counts 0.' })
  isMissing!: boolean;

  @Field(() => String, { description: 'Where the input comes from.\nIstilah: sumber.' })
  source!: string;
}

@ObjectType('PriorityScore', {
  description: 'How urgent a gap area is, 0 to 100, with all parts shown.\nIstilah: skor prioritas.',
})
export class PriorityScoreType {
  @Field(() => GraphQLDecimal, { description: 'The sum of the points of all components.\nIstilah: skor.' })
  score!: string;

  @Field(() => Int, { description: 'The version of weights and scales it was worked out with.\nIstilah: versi bobot.' })
  version!: number;

  @Field(() => [PriorityComponentType], { description: 'The parts of the score, each reproducible by hand.' })
  components!: PriorityComponentType[];
}
