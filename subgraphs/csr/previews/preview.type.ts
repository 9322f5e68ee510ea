import { IsUUID, ValidateNested } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDecimal } from '#kit/decimal';

import { NeedLineStub } from '../gap-areas/gap-area.stub.ts';
import { Overlap, PledgeWarning } from '../overlaps/overlap.type.ts';
import { PledgeContentInput } from '../pledges/pledge-input.type.ts';

@InputType('PreviewPledgeInput', { description: 'A pledge to try out; nothing is written.\nIstilah: pratinjau ikrar.' })
export class PreviewPledgeInput {
  @ValidateNested()
  @Field(() => PledgeContentInput, { description: 'The pledge as it would be submitted.' })
  pledge!: PledgeContentInput;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The draft it comes from, so that it is not held against itself.' })
  pledgeId?: string | null;
}

@ObjectType('LineForecast', { description: 'The figures of a need line as they would be.\nIstilah: perkiraan.' })
export class LineForecast {
  @Field(() => GraphQLAmount, { description: 'What would be held.' })
  held!: Amount;

  @Field(() => GraphQLAmount, { description: 'What would be committed.' })
  committed!: Amount;

  @Field(() => GraphQLAmount, { description: 'What nobody would have committed to.' })
  uncovered!: Amount;

  @Field(() => GraphQLAmount, { description: 'What would go beyond the need.' })
  overCovered!: Amount;

  @Field(() => GraphQLAmount, { description: 'What others could still take.' })
  open!: Amount;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'The covered share of the need, 4 decimals; null for no need.',
  })
  ratio!: string | null;
}

@ObjectType('PreviewLine', { description: 'What a pledge would do to one need line.' })
export class PreviewLine {
  @Field(() => NeedLineStub, { nullable: true, description: 'The need line; programs knows more of it.' })
  needLine!: NeedLineStub;

  @Field(() => GraphQLAmount, { description: 'What the pledge asks, in the unit of the line.' })
  requested!: Amount;

  @Field(() => GraphQLAmount, { description: 'What is open now.\nIstilah: sisa terbuka.' })
  open!: Amount;

  @Field(() => Boolean, { description: 'True when it fits whole now; another pledge may still be faster.' })
  fits!: boolean;

  @Field(() => LineForecast, { description: 'The line once it is submitted, cut to what is open.' })
  submitted!: LineForecast;

  @Field(() => LineForecast, { description: 'The line once it is accepted, cut to what is open.' })
  accepted!: LineForecast;
}

@ObjectType('PledgePreview', {
  description: 'What a pledge would do if it were submitted now. Nothing is held by looking.\nIstilah: pratinjau.',
})
export class PledgePreview {
  @Field(() => Boolean, { description: 'True when every line fits whole now and every gap takes pledges.' })
  fits!: boolean;

  @Field(() => [PreviewLine], { description: 'One entry per allocation, in its order.' })
  lines!: PreviewLine[];

  @Field(() => [Overlap], {
    description:
      'What others give or plan for the same purpose, at most 20 pledges, activities and budget lines each per line.',
  })
  overlaps!: Overlap[];
  @Field(() => [PledgeWarning], {
    description: 'What to know before submitting; a warning refuses nothing.\nIstilah: peringatan.',
  })
  warnings!: PledgeWarning[];
}
