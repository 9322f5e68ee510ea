import { IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';

import { AREA_CODE } from '../areas/area.rules.ts';
import { NO_NIK } from '../personnel/personnel.rules.ts';
import { DeploymentState } from './deployment.rules.ts';

@InputType('DeploymentFilter', { description: 'Which deployments to list; what is left out does not narrow the list.' })
export class DeploymentFilter {
  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, {
    nullable: true,
    description: 'Only deployments to gap areas in this area, by Kemendagri code.',
  })
  within?: string | null;

  @Field(() => [DeploymentState], { nullable: true, description: 'Only deployments in these states.' })
  states?: DeploymentState[] | null;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'Only deployments to this gap area, by its id.' })
  gapAreaId?: string | null;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'Only deployments of this person, by the id of the entry.' })
  personnelId?: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Only deployments whose days include this one.' })
  onDay?: LocalDate | null;
}

@InputType('DeployPersonnelInput', { description: 'Who shall serve which gap area, and when.' })
export class DeployPersonnelInput {
  @IsUUID()
  @Field(() => ID, { description: "The id of the person's entry." })
  personnelId!: string;

  @IsUUID()
  @Field(() => ID, { description: 'The id of the gap area; a published one.' })
  gapAreaId!: string;

  @Field(() => GraphQLDate, { description: 'The first day, not in the past.' })
  beginsOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day, included; at most two years after the first.' })
  endsOn!: LocalDate;

  @Min(1)
  @Max(60)
  @Field(() => Int, { defaultValue: 40, description: 'How many hours a week it takes, 1 to 60; 40 unless told.' })
  hoursPerWeek!: number;

  @Length(3, 500)
  @Matches(NO_NIK.form, { message: NO_NIK.message })
  @Field(() => String, {
    nullable: true,
    description: 'What there is to do; shown to coordinators only.\nIstilah: tugas.',
  })
  task?: string | null;
}

@InputType('MoveDeploymentInput', { description: 'Which deployment goes on.' })
export class MoveDeploymentInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the deployment.' })
  deploymentId!: string;
}

@InputType('EndDeploymentInput', { description: 'Which deployment comes to nothing, and why.' })
export class EndDeploymentInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the deployment.' })
  deploymentId!: string;

  @Length(3, 500)
  @Matches(NO_NIK.form, { message: NO_NIK.message })
  @Field(() => String, { description: 'Why, 3 to 500 characters; shown to coordinators only.\nIstilah: alasan.' })
  reason!: string;
}
