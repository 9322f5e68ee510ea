import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { byTypename } from '#kit/refusal-type';

import { KeyedInput } from '../deliveries/delivery-input.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';
import { VolunteerOfferClosed, VolunteerSuccess } from './volunteer.type.ts';

@InputType('WithdrawVolunteerDaysInput', { description: 'The own offer that is taken back, and why.' })
export class WithdrawVolunteerDaysInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The offer.' })
  offerId!: string;

  @Length(3, 500)
  @Field(() => String, { description: 'Why, for the coordinator to read; 3 to 500 characters.\nIstilah: alasan.' })
  reason!: string;
}

@ObjectType('VolunteerDaysWithdrawn', {
  description: 'The days are taken back; their hours may be offered again, and the coordinator is told.',
})
export class VolunteerDaysWithdrawn extends VolunteerSuccess {
  readonly __typename!: 'VolunteerDaysWithdrawn';
}

export const WithdrawVolunteerDaysResult = createUnionType({
  name: 'WithdrawVolunteerDaysResult',
  description: 'The offer as it is now, or why it stands.',
  types: () => [VolunteerDaysWithdrawn, VolunteerOfferClosed, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
