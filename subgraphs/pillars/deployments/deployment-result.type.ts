import { Field, Int, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { PersonnelEnded } from '../personnel/personnel-result.type.ts';
import { DeploymentState } from './deployment.rules.ts';
import { DeploymentEntry } from './deployment.type.ts';

@ObjectType('PersonnelDeployed', {
  description: 'The person is proposed to the gap area; days and place are held until somebody confirms or declines.',
})
export class PersonnelDeployed {
  readonly __typename!: 'PersonnelDeployed';

  @Field(() => DeploymentEntry, { description: 'The deployment, now PROPOSED.' })
  deployment!: DeploymentEntry;
}

@ObjectType('DeploymentConfirmed', { description: 'The deployment is agreed and fills a place.' })
export class DeploymentConfirmed {
  readonly __typename!: 'DeploymentConfirmed';

  @Field(() => DeploymentEntry, { description: 'The deployment, now CONFIRMED.' })
  deployment!: DeploymentEntry;
}

@ObjectType('DeploymentStarted', { description: 'The person is on duty.' })
export class DeploymentStarted {
  readonly __typename!: 'DeploymentStarted';

  @Field(() => DeploymentEntry, { description: 'The deployment, now ACTIVE.' })
  deployment!: DeploymentEntry;
}

@ObjectType('DeploymentCompleted', { description: 'The work is done; the person is free again.' })
export class DeploymentCompleted {
  readonly __typename!: 'DeploymentCompleted';

  @Field(() => DeploymentEntry, { description: 'The deployment, now COMPLETED.' })
  deployment!: DeploymentEntry;
}

@ObjectType('DeploymentDeclined', { description: 'The proposal is turned down; days and place are free again.' })
export class DeploymentDeclined {
  readonly __typename!: 'DeploymentDeclined';

  @Field(() => DeploymentEntry, { description: 'The deployment, now DECLINED.' })
  deployment!: DeploymentEntry;
}

@ObjectType('DeploymentCancelled', { description: 'The deployment is given up; days and place are free again.' })
export class DeploymentCancelled {
  readonly __typename!: 'DeploymentCancelled';

  @Field(() => DeploymentEntry, { description: 'The deployment, now CANCELLED.' })
  deployment!: DeploymentEntry;
}

@ObjectType('PersonnelDoubleBooked', {
  implements: Refusal,
  description: 'The person serves elsewhere on some of these days.',
})
export class PersonnelDoubleBooked extends Refusal {
  override readonly __typename!: 'PersonnelDoubleBooked';

  @Field(() => DeploymentEntry, { description: 'The deployment that stands in the way.' })
  clash!: DeploymentEntry;
}

@ObjectType('PersonnelNotAvailable', {
  implements: Refusal,
  description: 'The person stated when they can serve, and it does not cover this.',
})
export class PersonnelNotAvailable extends Refusal {
  override readonly __typename!: 'PersonnelNotAvailable';
}

@ObjectType('StaffingFull', { implements: Refusal, description: 'All places of the gap area are filled or held.' })
export class StaffingFull extends Refusal {
  override readonly __typename!: 'StaffingFull';

  @Field(() => Int, { description: 'People needed.' })
  needed!: number;

  @Field(() => Int, { description: 'People proposed, who hold a place.' })
  proposed!: number;

  @Field(() => Int, { description: 'People confirmed or on duty.' })
  deployed!: number;
}

@ObjectType('GapAreaTakesNobody', { implements: Refusal, description: 'The gap area is not published, or it is over.' })
export class GapAreaTakesNobody extends Refusal {
  override readonly __typename!: 'GapAreaTakesNobody';

  @Field(() => String, { description: 'Its status in programs, such as CLOSED.' })
  status!: string;
}

@ObjectType('DeploymentStateDiffers', { implements: Refusal, description: 'The step does not lead on from its state.' })
export class DeploymentStateDiffers extends Refusal {
  override readonly __typename!: 'DeploymentStateDiffers';

  @Field(() => DeploymentState, { description: 'The state it is in.' })
  state!: DeploymentState;
}

@ObjectType('DeploymentNotDue', { implements: Refusal, description: 'Today is not in the period of the deployment.' })
export class DeploymentNotDue extends Refusal {
  override readonly __typename!: 'DeploymentNotDue';

  @Field(() => GraphQLDate, { description: 'Its first day.' })
  beginsOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'Its last day.' })
  endsOn!: LocalDate;
}

export const DeployPersonnelResult = createUnionType({
  name: 'DeployPersonnelResult',
  description: 'The proposed deployment, or why there is none.',
  types: () =>
    [
      PersonnelDeployed,
      PersonnelDoubleBooked,
      PersonnelNotAvailable,
      PersonnelEnded,
      StaffingFull,
      GapAreaTakesNobody,
    ] as const,
  resolveType: byTypename,
});

export const ConfirmDeploymentResult = createUnionType({
  name: 'ConfirmDeploymentResult',
  description: 'The deployment after the step, or why it stays where it is.',
  types: () => [DeploymentConfirmed, DeploymentStateDiffers, DeploymentNotDue] as const,
  resolveType: byTypename,
});

export const StartDeploymentResult = createUnionType({
  name: 'StartDeploymentResult',
  description: 'The deployment after the step, or why it stays where it is.',
  types: () => [DeploymentStarted, DeploymentStateDiffers, DeploymentNotDue] as const,
  resolveType: byTypename,
});

export const CompleteDeploymentResult = createUnionType({
  name: 'CompleteDeploymentResult',
  description: 'The deployment after the step, or why it stays where it is.',
  types: () => [DeploymentCompleted, DeploymentStateDiffers, DeploymentNotDue] as const,
  resolveType: byTypename,
});

export const DeclineDeploymentResult = createUnionType({
  name: 'DeclineDeploymentResult',
  description: 'The deployment after the step, or why it stays where it is.',
  types: () => [DeploymentDeclined, DeploymentStateDiffers, DeploymentNotDue] as const,
  resolveType: byTypename,
});

export const CancelDeploymentResult = createUnionType({
  name: 'CancelDeploymentResult',
  description: 'The deployment after the step, or why it stays where it is.',
  types: () => [DeploymentCancelled, DeploymentStateDiffers, DeploymentNotDue] as const,
  resolveType: byTypename,
});
