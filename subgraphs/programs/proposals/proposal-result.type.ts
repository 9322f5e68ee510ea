import { createUnionType, Field, Int, ObjectType } from 'type-graphql';

import { byTypename, Refusal } from '#kit/refusal-type';

import { PlanningWindowClosedType } from '../planning-cycles/planning-cycle-command.type.ts';
import { PlanningStage } from '../planning-cycles/planning-stage.rules.ts';
import { CommandKeyReusedType, REPLAYED } from '../replays/replay.type.ts';
import { ProposalStatus } from './proposal.rules.ts';

@ObjectType('PlanningProposalSubmitted', { description: 'The proposal is at its first stage.' })
export class PlanningProposalSubmitted {
  readonly __typename!: 'PlanningProposalSubmitted';

  proposalId!: string;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('PlanningProposalDecided', { description: 'The decision is in the trail, and the proposal has moved.' })
export class PlanningProposalDecided {
  readonly __typename!: 'PlanningProposalDecided';

  proposalId!: string;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('PlanningProposalEndorsed', { description: 'The endorsement is in the trail.' })
export class PlanningProposalEndorsed {
  readonly __typename!: 'PlanningProposalEndorsed';

  proposalId!: string;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('ProposalStepNotAllowed', {
  implements: Refusal,
  description: 'The stage and status of the proposal do not allow the step.',
})
export class ProposalStepNotAllowedType extends Refusal {
  declare readonly __typename: 'ProposalStepNotAllowed';

  @Field(() => PlanningStage, { description: 'The stage it stands at.' })
  stage!: PlanningStage;

  @Field(() => ProposalStatus, { description: 'The status it has.' })
  status!: ProposalStatus;
}

@ObjectType('ProposalOutdated', {
  implements: Refusal,
  description: 'Something was added to the trail of the proposal since it was read.',
})
export class ProposalOutdatedType extends Refusal {
  declare readonly __typename: 'ProposalOutdated';

  @Field(() => Int, { description: 'The version it has now.' })
  currentVersion!: number;
}

@ObjectType('ProposalFundingDoesNotFit', {
  implements: Refusal,
  description: 'A budget line cannot fund the proposal: year, area or what is allocated do not fit.',
})
export class ProposalFundingDoesNotFitType extends Refusal {
  declare readonly __typename: 'ProposalFundingDoesNotFit';
}

export const SubmitPlanningProposalResult = createUnionType({
  name: 'SubmitPlanningProposalResult',
  description: 'The proposal, or why it was not submitted.',
  types: () => [PlanningProposalSubmitted, PlanningWindowClosedType, CommandKeyReusedType] as const,
  resolveType: byTypename,
});

export const DecidePlanningProposalResult = createUnionType({
  name: 'DecidePlanningProposalResult',
  description: 'The proposal where it stands now, or why nothing was decided.',
  types: () =>
    [
      PlanningProposalDecided,
      ProposalStepNotAllowedType,
      ProposalOutdatedType,
      PlanningWindowClosedType,
      ProposalFundingDoesNotFitType,
      CommandKeyReusedType,
    ] as const,
  resolveType: byTypename,
});

export const EndorsePlanningProposalResult = createUnionType({
  name: 'EndorsePlanningProposalResult',
  description: 'The proposal with the endorsement, or why it was not kept.',
  types: () => [PlanningProposalEndorsed, ProposalStepNotAllowedType, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
