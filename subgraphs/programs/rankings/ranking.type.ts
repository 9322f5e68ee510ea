import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { GraphQLDateTime } from '#kit/dates';
import { GraphQLDecimal } from '#kit/decimal';

import { CoverageState, GapAreaOrderField, OrderDirection } from './ranking.rules.ts';

registerEnumType(GapAreaOrderField, {
  name: 'GapAreaOrderField',
  description: 'What gap areas may be ordered by; those without such a number come last either way.\nIstilah: urutan.',
  valuesConfig: {
    REMAINING: {
      description: 'What is still uncovered of the lines of one kind, MONEY unless told.\nIstilah: kekurangan.',
    },
    COVERAGE: { description: 'The covered part of the need of one kind, 0 to 1.\nIstilah: cakupan.' },
    PRIORITY: { description: 'The priority score.\nIstilah: prioritas.' },
    PEOPLE: {
      description:
        'People in need; a withheld count stands as the most it may be, such as 4 for "<5".\nIstilah: jumlah jiwa.',
    },
    SHORTAGE: { description: 'Social-pillar people still missing.\nIstilah: kekurangan personel.' },
    DEADLINE: { description: 'The last day to pledge.\nIstilah: tenggat.' },
    TRUST: { description: 'The trust score of its figures today.\nIstilah: kepercayaan data.' },
  },
});

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which end of an order comes first.\nIstilah: arah urutan.',
  valuesConfig: {
    ASC: { description: 'Smallest or earliest first.\nIstilah: naik.' },
    DESC: { description: 'Largest or latest first.\nIstilah: turun.' },
  },
});

registerEnumType(CoverageState, {
  name: 'CoverageState',
  description: 'How far a gap area is covered, over all its need lines.\nIstilah: keadaan pemenuhan.',
  valuesConfig: {
    OPEN: { description: 'At least one line can still be taken.\nIstilah: terbuka.' },
    FULLY_HELD: {
      description: 'Nothing can be taken; a part is only held, so it may open again.\nIstilah: tertahan penuh.',
    },
    COVERED: { description: 'Every line is covered by budget, commitments and deliveries.\nIstilah: terpenuhi.' },
    OVER_COVERED: { description: 'Covered, and at least one line beyond its need.\nIstilah: melebihi kebutuhan.' },
  },
});

@ObjectType('GapAreaProjection', {
  description: "What the ranking knows of a gap's account; `coverage` is the account itself.\nIstilah: proyeksi.",
})
export class GapAreaProjectionType {
  @Field(() => CoverageState, { description: 'How far the need is taken.' })
  coverageState!: `${CoverageState}`;

  @Field(() => Int, { description: 'How many pledges count in the account.' })
  pledgeCount!: number;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'Need of the money lines; null without one.\nIstilah: kebutuhan dana.',
  })
  moneyNeed!: Rupiah | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'Uncovered rupiah of the money lines; null without one.\nIstilah: kekurangan dana.',
  })
  moneyUncovered!: Rupiah | null;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'Covered part of the money need, 0 to 1; null without a money need.',
  })
  moneyCoverage!: string | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'Uncovered rupiah per person in need; null when either is unknown or suppressed.',
  })
  uncoveredPerPerson!: Rupiah | null;

  @Field(() => Int, { nullable: true, description: 'Social-pillar people still missing; null when none are planned.' })
  missingPersonnel!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The version of csr's account it was taken from; null before the first answer.",
  })
  coverageVersion!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When the account was in this state: the age of the ranking.' })
  projectedAt!: string;
}
