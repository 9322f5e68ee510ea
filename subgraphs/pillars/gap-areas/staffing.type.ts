import { Field, Int, ObjectType } from 'type-graphql';

import { GraphQLDateTime } from '#kit/dates';

@ObjectType('Staffing', {
  description:
    'How many people a gap area needs and has; each person counts once, by the furthest of their deployments ' +
    'there. Whenever a need is stated: needed + excess of people = deployed + completed + missing.\n' +
    'Istilah: kebutuhan dan penugasan personel.',
})
export class StaffingType {
  @Field(() => Int, {
    nullable: true,
    description: 'People needed, as the programme officers say; null while nobody said.\nSatuan: orang.',
  })
  needed!: number | null;

  @Field(() => Int, {
    description: 'People proposed who wait for a confirmation; they hold a place but fill none.\nSatuan: orang.',
  })
  proposed!: number;

  @Field(() => Int, { description: 'People confirmed or on duty.\nIstilah: ditugaskan. Satuan: orang.' })
  deployed!: number;

  @Field(() => Int, {
    description: 'People whose deployment was completed, and who have no other there.\nSatuan: orang.',
  })
  completed!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'People still missing; null while no need is stated.\nIstilah: kekurangan. Satuan: orang.',
  })
  missing!: number | null;

  @Field(() => Int, { description: 'Goes up with each change of these numbers.' })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When these numbers last changed.' })
  asOf!: string;
}
