import { IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { OwnOrganisation } from '../companies/company-result.type.ts';
import { AllocationStateDiffers } from '../pledges/pledge-refusal.type.ts';

@ObjectType('TakenUp', {
  description: 'That a coordinator has a submitted allocation open right now.\nIstilah: sedang dibuka.',
})
export class TakenUpType {
  @Field(() => String, { description: 'Who has it open.\nIstilah: koordinator.' })
  actorName!: string;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  takenAt!: string;

  @Field(() => Boolean, { description: 'True when it is the viewer.' })
  isViewer!: boolean;
}

@InputType('TakeUpAllocationInput', { description: 'The submitted allocation that the coordinator looks at now.' })
export class TakeUpAllocationInput {
  @IsUUID()
  @Field(() => ID, { description: 'The allocation.' })
  allocationId!: string;
}

@ObjectType('AllocationTakenUp', {
  description: 'Others see that the viewer has it open, for some minutes after the last time this was said.',
})
export class AllocationTakenUp {
  readonly __typename!: 'AllocationTakenUp';

  allocationId!: string;
}

@ObjectType('TakenUpByAnother', {
  implements: Refusal,
  description: 'Another coordinator has it open; it may be decided all the same.',
})
export class TakenUpByAnother extends Refusal {
  override readonly __typename!: 'TakenUpByAnother';

  @Field(() => String, { description: 'Who has it open.' })
  actorName!: string;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  takenAt!: string;
}

export const TakeUpAllocationResult = createUnionType({
  name: 'TakeUpAllocationResult',
  description: 'The allocation in hand, or why it is not.',
  types: () => [AllocationTakenUp, TakenUpByAnother, AllocationStateDiffers, OwnOrganisation] as const,
  resolveType: byTypename,
});
