import { createUnionType, Field, Int, ObjectType } from 'type-graphql';

import { byTypename, Refusal } from '#kit/refusal-type';

import { CommandKeyReusedType, REPLAYED } from '../replays/replay.type.ts';
import type { OutcomeRow } from './outcome.queries.ts';
import type { OutcomeStatus } from './outcome.rules.ts';
import { MeetingCommitmentType, MeetingRecommendationType, OutcomeStatusName } from './outcome.type.ts';

@ObjectType('RecommendationAdded', { description: 'The recommendation stands with its meeting.' })
export class RecommendationAdded {
  readonly __typename!: 'RecommendationAdded';

  @Field(() => MeetingRecommendationType, { description: 'The recommendation.\nIstilah: rumusan.' })
  recommendation!: OutcomeRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('CommitmentRecorded', { description: 'The commitment stands with its meeting.' })
export class CommitmentRecorded {
  readonly __typename!: 'CommitmentRecorded';

  @Field(() => MeetingCommitmentType, { description: 'The commitment.\nIstilah: komitmen.' })
  commitment!: OutcomeRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('RecommendationUpdated', { description: 'What was told stands in the history of the recommendation.' })
export class RecommendationUpdated {
  readonly __typename!: 'RecommendationUpdated';

  @Field(() => MeetingRecommendationType, { description: 'The recommendation.\nIstilah: rumusan.' })
  recommendation!: OutcomeRow;
}

@ObjectType('CommitmentFollowedUp', { description: 'What was told stands in the history of the commitment.' })
export class CommitmentFollowedUp {
  readonly __typename!: 'CommitmentFollowedUp';

  @Field(() => MeetingCommitmentType, { description: 'The commitment.\nIstilah: komitmen.' })
  commitment!: OutcomeRow;
}

@ObjectType('OutcomeStale', { implements: Refusal, description: 'Something was told of it after you saw it.' })
export class OutcomeStaleType extends Refusal {
  declare readonly __typename: 'OutcomeStale';

  @Field(() => Int, { description: 'The version it stands at now.\nIstilah: versi terbaru.' })
  currentVersion!: number;
}

@ObjectType('OutcomeEnded', { implements: Refusal, description: 'From where it stands it does not go there.' })
export class OutcomeEndedType extends Refusal {
  declare readonly __typename: 'OutcomeEnded';

  @Field(() => OutcomeStatusName, { description: 'Where it stands.\nIstilah: status.' })
  status!: OutcomeStatus;
}

export const AddRecommendationResult = createUnionType({
  name: 'AddRecommendationResult',
  description: 'The recommendation, or why it was not added.',
  types: () => [RecommendationAdded, CommandKeyReusedType] as const,
  resolveType: byTypename,
});

export const RecordCommitmentResult = createUnionType({
  name: 'RecordCommitmentResult',
  description: 'The commitment, or why it was not recorded.',
  types: () => [CommitmentRecorded, CommandKeyReusedType] as const,
  resolveType: byTypename,
});

export const UpdateRecommendationResult = createUnionType({
  name: 'UpdateRecommendationResult',
  description: 'The recommendation as it now stands, or why nothing was recorded.',
  types: () => [RecommendationUpdated, OutcomeStaleType, OutcomeEndedType] as const,
  resolveType: byTypename,
});

export const FollowUpCommitmentResult = createUnionType({
  name: 'FollowUpCommitmentResult',
  description: 'The commitment as it now stands, or why nothing was recorded.',
  types: () => [CommitmentFollowedUp, OutcomeStaleType, OutcomeEndedType] as const,
  resolveType: byTypename,
});
