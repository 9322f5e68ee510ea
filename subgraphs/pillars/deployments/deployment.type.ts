import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { DeploymentState } from './deployment.rules.ts';

registerEnumType(DeploymentState, {
  name: 'DeploymentState',
  description: 'How far a deployment has come.\nIstilah: status penugasan.',
  valuesConfig: {
    PROPOSED: {
      description:
        "Holds the person's days and a place; waits for a confirmation until its first day is over.\nIstilah: diusulkan.",
    },
    CONFIRMED: { description: 'Agreed; fills a place.\nIstilah: dikonfirmasi.' },
    ACTIVE: { description: 'The person is on duty.\nIstilah: bertugas.' },
    COMPLETED: { description: 'The work is done; the place stays filled.\nIstilah: selesai.' },
    CANCELLED: { description: 'Given up, with a reason; frees days and place.\nIstilah: dibatalkan.' },
    DECLINED: { description: 'Not agreed to, with a reason; frees days and place.\nIstilah: ditolak.' },
  },
});

@ObjectType('DeploymentStep', {
  description: 'One step of a deployment; steps are only ever added.\nIstilah: riwayat penugasan.',
})
export class DeploymentStepType {
  @Field(() => DeploymentState, { nullable: true, description: 'The state before; null for the proposal itself.' })
  fromState!: DeploymentState | null;

  @Field(() => DeploymentState, { description: 'The state after.' })
  toState!: DeploymentState;

  @Field(() => String, {
    nullable: true,
    description: 'Why; for coordinators of the area or of the gap, else null.\nIstilah: alasan.',
  })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who did it; for coordinators of the area or of the gap, else null.',
  })
  actorName!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  happenedAt!: string;
}

@ObjectType('Deployment', {
  description: 'A person serving a gap area for some days; nobody serves two at once.\nIstilah: penugasan personel.',
})
@Directive('@key(fields: "id")')
export class DeploymentEntry {
  @Field(() => ID, { description: 'The id of the deployment, a UUID.' })
  id!: string;

  @Field(() => GraphQLDate, { description: 'The first day.' })
  beginsOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day, included; the day of completion when that came sooner.' })
  endsOn!: LocalDate;

  @Field(() => Int, { description: 'How many hours a week it takes, 1 to 60.\nSatuan: jam per minggu.' })
  hoursPerWeek!: number;

  @Field(() => DeploymentState, { description: 'How far it has come.' })
  state!: DeploymentState;

  @Field(() => Boolean, { description: 'True for an invented deployment of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was proposed.' })
  createdAt!: string;

  @Field(() => GraphQLDateTime, { description: 'When its state last changed.' })
  changedAt!: string;

  /** Behind field resolvers. */
  personnelId!: string;
  gapAreaId!: string;
  task!: string | null;
  personnelArea!: string;
  gapAreaCode!: string;
}

export const DeploymentConnection = connectionOf(DeploymentEntry, 'Deployment');
