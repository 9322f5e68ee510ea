import { Field, Int, ObjectType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { GraphQLDateTime } from '#kit/dates';
import { GraphQLDecimal } from '#kit/decimal';

@ObjectType('AreaGapSummary', {
  description:
    'The published gap areas of an area and all within it, money added up. What companies give is counted as new money\n' +
    'only, so that no rupiah counts twice over gaps; each gap for itself counts all.\nIstilah: ringkasan kesenjangan wilayah.',
})
export class AreaGapSummaryType {
  areaCode!: string;
  categories!: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The fiscal year summed up; null where the area has no published gap.\nIstilah: tahun anggaran.',
  })
  fiscalYear!: number | null;

  @Field(() => Int, { description: 'How many published gap areas.\nIstilah: jumlah kesenjangan.' })
  gapCount!: number;

  @Field(() => Int, { description: 'How many of them are invented for the demonstration.\nIstilah: contoh.' })
  demoGapCount!: number;

  @Field(() => Int, {
    description: 'How many of them nobody has covered, held or pledged anything of.\nIstilah: kesenjangan terlupakan.',
  })
  forgottenCount!: number;

  @Field(() => GraphQLRupiah, { description: 'Need of the money lines.\nIstilah: kebutuhan dana.' })
  moneyNeed!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'What government budget lines cover of it.\nIstilah: dipenuhi anggaran.' })
  moneyBudget!: Rupiah;

  @Field(() => GraphQLRupiah, {
    description:
      'New money that submitted pledges hold while they are checked; not yet counted as covered.\nIstilah: ditahan.',
  })
  moneyHeld!: Rupiah;

  @Field(() => GraphQLRupiah, {
    description: 'New money that accepted pledges have still to deliver.\nIstilah: komitmen.',
  })
  moneyCommitted!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'New money that was delivered and received.\nIstilah: diterima.' })
  moneyDelivered!: Rupiah;

  @Field(() => GraphQLRupiah, {
    description: 'What nobody covers yet, gap by gap; over-covered gaps do not lower it.\nIstilah: kekurangan.',
  })
  moneyUncovered!: Rupiah;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'Covered part of the money need, 0 to 1; null without a money need.\nIstilah: cakupan.',
  })
  moneyCoverage!: string | null;

  @Field(() => Int, {
    description: 'Social-pillar people still missing, all gap areas together.\nIstilah: kekurangan personel.',
  })
  missingPersonnel!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'The oldest account in the sums; null without a gap area.',
  })
  projectedAt!: string | null;
}
