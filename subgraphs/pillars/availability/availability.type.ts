import { IsUUID, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { PersonnelEnded, PersonnelStillDeployed } from '../personnel/personnel-result.type.ts';
import { PersonnelEntry } from '../personnel/personnel.type.ts';

@ObjectType('Availability', {
  description: 'Days on which a person can serve, both ends included.\nIstilah: kesediaan.',
})
export class AvailabilityWindow {
  @Field(() => ID, { description: 'The id of the window, a UUID.' })
  id!: string;

  @Field(() => GraphQLDate, { description: 'The first day.' })
  beginsOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day, included.' })
  endsOn!: LocalDate;

  @Field(() => Int, { description: 'Up to how many hours a week, 1 to 60.\nSatuan: jam per minggu.' })
  hoursPerWeek!: number;
}

@InputType('StateAvailabilityInput', { description: 'When a person can serve.' })
export class StateAvailabilityInput {
  @IsUUID()
  @Field(() => ID, { description: "The id of the person's entry." })
  personnelId!: string;

  @Field(() => GraphQLDate, { description: 'The first day, not in the past.' })
  beginsOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day, included; at most two years after the first.' })
  endsOn!: LocalDate;

  @Min(1)
  @Max(60)
  @Field(() => Int, { defaultValue: 40, description: 'Up to how many hours a week, 1 to 60; 40 unless told.' })
  hoursPerWeek!: number;
}

@InputType('RemoveAvailabilityInput', { description: 'Which window does not hold any more.' })
export class RemoveAvailabilityInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the window.' })
  availabilityId!: string;
}

@ObjectType('AvailabilityStated', {
  description: 'The window is noted; deployments outside of the windows are refused.',
})
export class AvailabilityStated {
  readonly __typename!: 'AvailabilityStated';

  @Field(() => AvailabilityWindow, { description: 'The new window.' })
  window!: AvailabilityWindow;

  @Field(() => PersonnelEntry, { description: 'The person.' })
  personnel!: PersonnelEntry;
}

@ObjectType('AvailabilityRemoved', { description: 'The window is gone; no open deployment rested on it.' })
export class AvailabilityRemoved {
  readonly __typename!: 'AvailabilityRemoved';

  @Field(() => PersonnelEntry, { description: 'The person.' })
  personnel!: PersonnelEntry;
}

@ObjectType('AvailabilityOverlaps', { implements: Refusal, description: 'A stated window shares days with this one.' })
export class AvailabilityOverlaps extends Refusal {
  override readonly __typename!: 'AvailabilityOverlaps';

  @Field(() => AvailabilityWindow, { description: 'The window that stands.' })
  window!: AvailabilityWindow;
}

export const StateAvailabilityResult = createUnionType({
  name: 'StateAvailabilityResult',
  description: 'The new window, or why there is none.',
  types: () => [AvailabilityStated, AvailabilityOverlaps, PersonnelEnded] as const,
  resolveType: byTypename,
});

export const RemoveAvailabilityResult = createUnionType({
  name: 'RemoveAvailabilityResult',
  description: 'That the window is gone, or the deployment that rests on it.',
  types: () => [AvailabilityRemoved, PersonnelStillDeployed] as const,
  resolveType: byTypename,
});
