import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { IsUUID, MaxLength } from 'class-validator';

import { GraphQLAmount, GraphQLRupiah, type Amount, type Rupiah } from '#kit/amount';
import { GraphQLDateTime } from '#kit/dates';
import { GraphQLDecimal } from '#kit/decimal';

import { NeedKind } from './need-line.rules.ts';

registerEnumType(NeedKind, {
  name: 'NeedKind',
  description: 'What a need line is counted in.',
  valuesConfig: {
    MONEY: { description: 'Whole rupiah.\nIstilah: dana.' },
    GOODS: { description: "Pieces of an item in the line's unit.\nIstilah: barang." },
    SERVICE: { description: 'Units of a service.\nIstilah: jasa.' },
    PERSON_TIME: { description: 'Person-hours given by company staff.\nIstilah: waktu orang.' },
  },
});

@ObjectType('NeedFormula', {
  description: 'How a computed need was worked out, with every input.\nIstilah: rumus kebutuhan terhitung.',
})
export class NeedFormulaType {
  @Field(() => String, { description: 'The formula in words of arithmetic; halves are rounded up.' })
  formula!: string;

  @Field(() => GraphQLDecimal, {
    description: 'P0, percent of people below the poverty line.\nSumber: BPS, Susenas Maret.',
  })
  poorPercent!: string;

  @Field(() => GraphQLDecimal, {
    description: 'P1, the depth of poverty, percent.\nIstilah: indeks kedalaman kemiskinan. Sumber: BPS.',
  })
  depthP1!: string;

  @Field(() => GraphQLDecimal, {
    description: 'Poor people in thousands, as BPS prints them.\nIstilah: jumlah penduduk miskin (ribu).',
  })
  poorThousand!: string;

  @Field(() => GraphQLRupiah, {
    description: 'The poverty line, rupiah per person and month.\nIstilah: garis kemiskinan.',
  })
  povertyLine!: Rupiah;

  @Field(() => String, { description: 'The period of the inputs, such as 2025-03.' })
  period!: string;
}

@ObjectType('Covering', {
  description: 'Part of a government budget line that pays for a need line.\nIstilah: pemenuhan oleh anggaran.',
})
export class CoveringType {
  @Field(() => ID, { description: 'The id to release the covering by.' })
  id!: string;

  @Field(() => GraphQLAmount, { description: 'How much of the need it covers, in the unit of the need line.' })
  amount!: Amount;

  @Field(() => GraphQLRupiah, { description: 'Rupiah drawn from the budget line; for money the same as amount.' })
  value!: Rupiah;

  @Field(() => Boolean, { description: 'True for rows made up to show the hub.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When a programme officer made it.' })
  madeAt!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('NeedLine', {
  description: 'One thing a gap area needs, in one unit, with its own account.\nIstilah: baris kebutuhan.',
})
export class NeedLineType {
  @Field(() => ID, { description: 'The id pledges point at; it stays for ever.' })
  id!: string;

  @Field(() => NeedKind, { description: 'What the line is counted in.' })
  kind!: `${NeedKind}`;

  @Field(() => String, {
    nullable: true,
    description: 'What goods or service; null for money.\nIstilah: jenis barang atau jasa.',
  })
  item!: string | null;

  @Field(() => String, {
    description: 'The unit of every amount of this line: rupiah, person-hour, or as named.\nIstilah: satuan.',
  })
  unit!: string;

  @Field(() => GraphQLAmount, {
    description: 'How much is needed in the fiscal year; 0 for a line that is no longer needed.\nIstilah: kebutuhan.',
  })
  need!: Amount;

  @Field(() => GraphQLAmount, {
    description: 'How much government budget lines cover: the sum of `coverings`.\nIstilah: dipenuhi anggaran.',
  })
  budget!: Amount;

  @Field(() => Boolean, {
    description: 'False while no budget line was set against the need; budget is then counted as 0.',
  })
  budgetKnown!: boolean;
}

@InputType({ description: 'One new need line.\nIstilah: baris kebutuhan baru.' })
export class NeedLineInput {
  @Field(() => NeedKind, { description: 'What the line is counted in.' })
  kind!: NeedKind;

  @MaxLength(120)
  @Field(() => String, {
    nullable: true,
    description: 'What goods or service; required for goods, left out for money.',
  })
  item?: string | null;

  @MaxLength(40)
  @Field(() => String, {
    nullable: true,
    description: 'The unit of goods or services; money and person-time have theirs.',
  })
  unit?: string | null;

  @Field(() => GraphQLAmount, { description: 'How much is needed, 1 or more.' })
  need!: Amount;
}

@InputType({ description: 'A new amount for a need line that is there already.\nIstilah: perubahan kebutuhan.' })
export class NeedChangeInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The need line to change.' })
  needLineId!: string;

  @Field(() => GraphQLAmount, { description: 'How much is needed now; 0 when it is no longer needed.' })
  need!: Amount;
}
