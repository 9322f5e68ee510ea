import { Directive, Field, ID, ObjectType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';

import { GapAreaStub } from '../gap-areas/gap-area.stub.ts';

/** The part of a pledge that csr owns; pillars adds whether the people are there to deliver it. */
@ObjectType('PledgeAllocation', { description: 'The part of a pledge for one need line.\nIstilah: bagian ikrar.' })
@Directive('@key(fields: "id")')
export class PledgeAllocationStub {
  @Field(() => ID, { description: 'The id of the allocation, a UUID.' })
  id!: string;

  @Directive('@external')
  @Field(() => [GraphQLDate], {
    nullable: true,
    description: 'The days on which something is still to be handed over.',
  })
  deliveryDays!: LocalDate[] | null;

  @Directive('@external')
  @Field(() => GapAreaStub, { nullable: true, description: 'The gap area it helps to close.' })
  gapArea!: GapAreaStub | null;
}

/** The pledge that csr owns. */
@ObjectType('Pledge', { description: 'What a company promises to give towards gap areas.\nIstilah: ikrar.' })
@Directive('@key(fields: "id")')
export class PledgeStub {
  @Field(() => ID, { description: 'The id of the pledge, a UUID.' })
  id!: string;

  @Directive('@external')
  @Field(() => [PledgeAllocationStub], { description: 'Its parts that the viewer may see.' })
  allocations!: PledgeAllocationStub[];
}
