import { ObjectType } from 'type-graphql';

import { Refusal } from '#kit/refusal-type';

@ObjectType('IdempotencyKeyReused', {
  implements: Refusal,
  description: 'Another input succeeded under this key; a new request needs a new key.',
})
export class IdempotencyKeyReused extends Refusal {
  override readonly __typename!: 'IdempotencyKeyReused';
}
