import { ArrayMaxSize, IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { GraphQLDateTime } from '#kit/dates';
import { GraphQLDecimal } from '#kit/decimal';

import { GapAreaStatus } from '../gap-areas/gap-area.rules.ts';
import { NeedKind } from '../needs/need-line.rules.ts';

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
    PEOPLE: { description: 'People in need; a suppressed count stands as 4.\nIstilah: jumlah jiwa.' },
    SHORTAGE: { description: 'Social-pillar people still missing.\nIstilah: kekurangan personel.' },
    DEADLINE: { description: 'The last day to pledge.\nIstilah: tenggat.' },
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
  description: 'How far the need of a gap area is taken, by its account.\nIstilah: keadaan cakupan.',
  valuesConfig: {
    OPEN: { description: 'At least one line may still be pledged for.\nIstilah: terbuka.' },
    FULLY_HELD: {
      description: 'Nothing is open, but part of it is only held by submitted pledges.\nIstilah: ditahan penuh.',
    },
    COVERED: { description: 'Every line is covered by budget, commitments and deliveries.\nIstilah: terpenuhi.' },
    OVER_COVERED: {
      description: 'A line has more than it needs, after its need was lowered.\nIstilah: lebih dari terpenuhi.',
    },
  },
});

@InputType({
  description: 'Which gap areas to list; what is left out does not narrow the list.\nIstilah: saringan kesenjangan.',
})
export class GapAreaFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only this area and what lies in it, by Kemendagri code.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only the members of this area group and what lies in them.\nIstilah: kelompok wilayah.',
  })
  areaGroup?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [String], {
    nullable: true,
    description: 'Only these need categories, by code.\nIstilah: kategori kebutuhan.',
  })
  category?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Only this fiscal year.\nIstilah: tahun anggaran.' })
  fiscalYear?: number | null;

  @Field(() => NeedKind, {
    nullable: true,
    description: 'Only gap areas with a need line of this kind.\nIstilah: jenis kebutuhan.',
  })
  kind?: NeedKind | null;

  @MaxLength(120)
  @Field(() => String, {
    nullable: true,
    description: 'Only gap areas that need this item, written the same way.\nIstilah: barang atau jasa.',
  })
  item?: string | null;

  @MaxLength(40)
  @Field(() => String, {
    nullable: true,
    description: 'Only gap areas with a need line in this unit.\nIstilah: satuan.',
  })
  unit?: string | null;

  @Field(() => GapAreaStatus, {
    nullable: true,
    description: 'Only this status; PUBLISHED unless told. Drafts are listed to the officers of their area only.',
  })
  status?: GapAreaStatus | null;

  @Field(() => String, { nullable: true, description: 'Only this programme pillar, by code.\nIstilah: pilar program.' })
  programmePillar?: string | null;

  @Field(() => CoverageState, {
    nullable: true,
    description: 'Only this state of the account.\nIstilah: keadaan cakupan.',
  })
  coverageState?: CoverageState | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those nobody has covered, held or pledged anything of.\nIstilah: kesenjangan terlupakan.',
  })
  isForgotten?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only made-up rows (true) or only real ones (false).\nIstilah: data contoh.',
  })
  isDemo?: boolean | null;

  @MaxLength(100)
  @Field(() => String, {
    nullable: true,
    description: 'Found in title, code, or name and other names of the area.\nIstilah: pencarian.',
  })
  text?: string | null;

  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  @Field(() => [ID], { nullable: true, description: 'Only these gap areas, up to 100.' })
  ids?: string[] | null;
}

@InputType({ description: 'By what to order gap areas.\nIstilah: urutan kesenjangan.' })
export class GapAreaOrder {
  @Field(() => GapAreaOrderField, { description: 'By what.' })
  field!: GapAreaOrderField;

  @Field(() => OrderDirection, { nullable: true, description: 'Which end first; DESC unless told.' })
  direction?: OrderDirection | null;

  @Field(() => NeedKind, {
    nullable: true,
    description: 'For REMAINING and COVERAGE: of which lines; the kind of the filter, else MONEY.',
  })
  kind?: NeedKind | null;

  @MaxLength(120)
  @Field(() => String, { nullable: true, description: 'For kinds other than MONEY: lines of this item.' })
  item?: string | null;

  @MaxLength(40)
  @Field(() => String, { nullable: true, description: 'For kinds other than MONEY: lines in this unit.' })
  unit?: string | null;
}

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
