import { IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';

import type { Mechanism } from '../programmes/programme.rules.ts';
import { MechanismName } from '../programmes/programme.type.ts';
import { ProvenanceInput } from '../sources/source-input.type.ts';

const KEY =
  'A text of your own for this one request; sent again with the same input it gives the first answer.\n' +
  'Istilah: kunci idempotensi.';

@InputType({ description: 'A budget line the hub does not have yet.\nIstilah: pos anggaran baru.' })
export class RecordBudgetLineInput {
  @Length(1, 200)
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Length(1, 300)
  @Field(() => String, { description: 'What the money is for, up to 300 characters.\nIstilah: nama pos anggaran.' })
  name!: string;

  @Field(() => String, { description: 'The area the money is for, by Kemendagri code.\nIstilah: wilayah.' })
  areaCode!: string;

  @Min(2000)
  @Max(2100)
  @Field(() => Int, { description: 'The budget year, 2000 to 2100.\nIstilah: tahun anggaran.' })
  fiscalYear!: number;

  @Length(1, 200)
  @Field(() => String, { description: 'The agency or government that spends it.\nIstilah: perangkat daerah (OPD).' })
  agency!: string;

  @Field(() => MechanismName, { description: 'Which way the money goes.\nIstilah: mekanisme belanja.' })
  mechanism!: Mechanism;

  @Field(() => String, { nullable: true, description: 'The programme it belongs to, by its code.\nIstilah: program.' })
  programmeCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The programme pillar it belongs to, by its code.\nIstilah: pilar program.',
  })
  pillarCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What of the programme it pays for, by its code.\nIstilah: komponen program.',
  })
  componentCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The need category the money is for, by its code.\nIstilah: kategori PPKS.',
  })
  categoryCode?: string | null;

  @MaxLength(100)
  @Field(() => String, {
    nullable: true,
    description: 'The thing bought or built, where it is one kind of thing.\nIstilah: barang.',
  })
  item?: string | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'The most that may be spent; left out when not known.\nIstilah: pagu.',
  })
  ceiling?: Rupiah | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'What the budget gives; left out when not known.\nIstilah: alokasi.',
  })
  allocated?: Rupiah | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'What was spent; left out when not known.\nIstilah: realisasi.',
  })
  realised?: Rupiah | null;

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where the sums come from.\nIstilah: asal data.' })
  provenance!: ProvenanceInput;
}

@InputType({ description: 'New sums of a budget line, kept as its next version.\nIstilah: perubahan anggaran.' })
export class ChangeBudgetLineInput {
  @Length(1, 200)
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @IsUUID()
  @Field(() => ID, { description: 'The id of the budget line.' })
  id!: string;

  @Field(() => Int, {
    description: 'The version you have seen; another one means somebody was faster.\nIstilah: versi.',
  })
  expectedVersion!: number;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'The new ceiling; left out to keep the one that is there.\nIstilah: pagu.',
  })
  ceiling?: Rupiah | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'The new allocation, never below what covers gaps; left out to keep it.\nIstilah: alokasi.',
  })
  allocated?: Rupiah | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'What has been spent by now; left out to keep it.\nIstilah: realisasi.',
  })
  realised?: Rupiah | null;

  @Length(1, 500)
  @Field(() => String, { description: 'Why the sums change, such as "APBD Perubahan 2026".\nIstilah: alasan.' })
  reason!: string;

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where the new sums come from.\nIstilah: asal data.' })
  provenance!: ProvenanceInput;
}
