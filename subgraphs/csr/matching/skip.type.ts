import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { GapArea } from '../gap-areas/gap-area.stub.ts';

@ObjectType('SuggestionSkip', {
  description: 'That a coordinator put a suggestion aside, and why.\nIstilah: saran dilewati.',
})
export class SuggestionSkip {
  @Field(() => String, { description: 'Why.\nIstilah: alasan.' })
  reason!: string;

  @Field(() => String, { description: 'Who put it aside.' })
  actorName!: string;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  skippedAt!: string;
}

@InputType('SkipSuggestionInput', { description: 'The suggestion to put aside, and why.' })
export class SkipSuggestionInput {
  @IsUUID()
  @Field(() => ID, { description: 'The company it was made for.' })
  companyId!: string;

  @IsUUID()
  @Field(() => ID, { description: 'The gap area that was suggested.' })
  gapAreaId!: string;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;
}

@InputType('ResumeSuggestionInput', { description: 'The suggestion to show again.' })
export class ResumeSuggestionInput {
  @IsUUID()
  @Field(() => ID, { description: 'The company it was made for.' })
  companyId!: string;

  @IsUUID()
  @Field(() => ID, { description: 'The gap area that was suggested.' })
  gapAreaId!: string;
}

@ObjectType('SuggestionSkipped', { description: 'The suggestion is put aside; the company still finds the gap.' })
export class SuggestionSkipped {
  readonly __typename!: 'SuggestionSkipped';

  @Field(() => SuggestionSkip, { description: 'Who put it aside, when and why.' })
  skip!: SuggestionSkip;
}

@ObjectType('SuggestionResumed', { description: 'The suggestion is shown again.' })
export class SuggestionResumed {
  readonly __typename!: 'SuggestionResumed';

  @Field(() => GapArea, { nullable: true, description: 'The gap area; programs knows more of it.' })
  gapArea!: GapArea;
}

@ObjectType('SuggestionSkippedAlready', { implements: Refusal, description: 'Somebody put it aside before.' })
export class SuggestionSkippedAlready extends Refusal {
  override readonly __typename!: 'SuggestionSkippedAlready';

  @Field(() => String, { description: 'Who put it aside.' })
  actorName!: string;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  skippedAt!: string;
}

@ObjectType('SuggestionNotSkipped', { implements: Refusal, description: 'Nobody has put it aside.' })
export class SuggestionNotSkipped extends Refusal {
  override readonly __typename!: 'SuggestionNotSkipped';
}

export const SkipSuggestionResult = createUnionType({
  name: 'SkipSuggestionResult',
  description: 'The suggestion put aside, or why it is not.',
  types: () => [SuggestionSkipped, SuggestionSkippedAlready] as const,
  resolveType: byTypename,
});

export const ResumeSuggestionResult = createUnionType({
  name: 'ResumeSuggestionResult',
  description: 'The suggestion shown again, or why it is not.',
  types: () => [SuggestionResumed, SuggestionNotSkipped] as const,
  resolveType: byTypename,
});
