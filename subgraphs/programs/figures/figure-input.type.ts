import { IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { GraphQLDecimal } from '#kit/decimal';

import { ProvenanceInput } from '../sources/source-input.type.ts';
import type { FigureMethod } from './figure.rules.ts';
import { FigureMethodName } from './figure.type.ts';

@InputType({ description: 'A number about an area that the hub does not have yet.\nIstilah: angka baru.' })
export class RecordFigureInput {
  @Field(() => String, { description: 'The area it speaks of, by Kemendagri code.\nIstilah: wilayah.' })
  areaCode!: string;

  @Field(() => String, { description: 'What it measures, by the code of the indicator.\nIstilah: indikator.' })
  indicatorCode!: string;

  @MaxLength(200)
  @Field(() => String, {
    defaultValue: '',
    description: 'The part it counts; "" when it counts the whole.\nIstilah: rincian.',
  })
  category!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The need category it counts, by its code.\nIstilah: kategori PPKS.',
  })
  categoryCode?: string | null;

  @Length(1, 50)
  @Field(() => String, { description: 'The time it speaks of, such as 2026 or 2026-03.\nIstilah: periode.' })
  period!: string;

  @Field(() => GraphQLDecimal, { description: 'The exact value in its unit.\nIstilah: nilai.' })
  value!: string;

  @Length(1, 50)
  @Field(() => String, { description: 'What the value is counted in, such as percent or persons.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => FigureMethodName, { description: 'How it came about.\nIstilah: metode.' })
  method!: FigureMethod;

  @MaxLength(2000)
  @Field(() => String, { nullable: true, description: 'The sentence of the source, word for word.\nIstilah: kutipan.' })
  quote?: string | null;

  @MaxLength(2000)
  @Field(() => String, { nullable: true, description: 'What is doubtful about it.\nIstilah: catatan.' })
  note?: string | null;

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where it comes from, and the day it stands for.\nIstilah: asal data.' })
  provenance!: ProvenanceInput;
}

@InputType({ description: 'Which of contradicting figures the hub shall count with.\nIstilah: pilihan angka.' })
export class ChooseFigureInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the figure to count with.' })
  figureId!: string;

  @Length(1, 500)
  @Field(() => String, { description: 'Why this one and not the others.\nIstilah: alasan.' })
  reason!: string;
}
