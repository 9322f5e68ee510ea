import { IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { Refusal, byTypename } from '#kit/refusal-type';

import { KeyedInput } from '../deliveries/delivery-input.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';

@InputType('IssuePledgeReceiptInput', { description: 'The submitted pledge that a receipt is asked of.' })
export class IssuePledgeReceiptInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The pledge.\nIstilah: ikrar.' })
  pledgeId!: string;
}

@ObjectType('PledgeReceiptIssued', {
  description: 'The receipt is there, with its bytes for good; asked again, it is the same one.',
})
export class PledgeReceiptIssued {
  readonly __typename!: 'PledgeReceiptIssued';

  @Field(() => Boolean, {
    description: 'True when an earlier request with the same key did it, and this one changed nothing.',
  })
  replayed!: boolean;

  pledgeId!: string;
}

@ObjectType('PledgeNotSubmitted', { implements: Refusal, description: 'The pledge is a draft: nothing was received.' })
export class PledgeNotSubmitted extends Refusal {
  override readonly __typename!: 'PledgeNotSubmitted';
}

export const IssuePledgeReceiptResult = createUnionType({
  name: 'IssuePledgeReceiptResult',
  description: 'The receipt, or why there is none.',
  types: () => [PledgeReceiptIssued, PledgeNotSubmitted, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
