import { IsUUID, Length, MaxLength } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';
import { byTypename } from '#kit/refusal-type';

import {
  GapAreaAlreadyExistsType,
  GapAreaIncompleteType,
  GapAreaStepNotAllowedType,
} from '../gap-areas/gap-area-result.type.ts';
import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';
import { ProposalOutdatedType, ProposalStepNotAllowedType } from '../proposals/proposal-result.type.ts';

@InputType({
  description: 'Which unfunded proposal is opened to companies, seen at a version.\nIstilah: buka sebagai kesenjangan.',
})
export class OpenGapFromProposalInput extends KeyedInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The proposal: NOT_FUNDED, or PARTLY_FUNDED for what is left.' })
  proposalId!: string;

  @Field(() => Int, { description: 'The version the decision was made from.' })
  expectedVersion!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'True: published at once; false: a draft.' })
  publish!: boolean;

  @Length(1, 200)
  @Field(() => String, { description: 'The institution that opens it; no person.\nIstilah: lembaga.' })
  institution!: string;

  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Why, for the trail.\nIstilah: alasan.' })
  reason?: string | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'A title of its own; the title of the proposal unless told.' })
  title?: string | null;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day to pledge, today or later.\nIstilah: tenggat.',
  })
  deadline?: LocalDate | null;

  @Field(() => Int, { nullable: true, description: 'How many people are in need; the proposal tells whom it reaches.' })
  peopleInNeed?: number | null;

  @Field(() => Int, { nullable: true, description: 'Social-pillar people needed to deliver.' })
  personnelNeeded?: number | null;

  @Field(() => String, { nullable: true, description: 'The programme pillar it belongs to, by code.' })
  programmePillarCode?: string | null;

  @MaxLength(2000)
  @Field(() => String, { nullable: true, description: 'What a reader has to know about the figures.' })
  note?: string | null;
}

@ObjectType('GapOpenedFromProposal', {
  description: 'The gap area is there, with the trail of the proposal as origin.',
})
export class GapOpenedFromProposal {
  readonly __typename!: 'GapOpenedFromProposal';

  proposalId!: string;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

export const OpenGapFromProposalResult = createUnionType({
  name: 'OpenGapFromProposalResult',
  description: 'The gap area with its origin, or why it was not opened.',
  types: () =>
    [
      GapOpenedFromProposal,
      ProposalStepNotAllowedType,
      ProposalOutdatedType,
      GapAreaAlreadyExistsType,
      GapAreaIncompleteType,
      GapAreaStepNotAllowedType,
      CommandKeyReusedType,
    ] as const,
  resolveType: byTypename,
});
