import { Length } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';

import { Refusal } from '#kit/refusal-type';

@InputType({ description: 'An input that a retry may send again.' })
export abstract class KeyedInput {
  @Length(1, 255)
  @Field(() => String, { description: 'Chosen by the caller; the same key gets the first answer again.' })
  idempotencyKey!: string;
}

@ObjectType('CommandKeyReused', { implements: Refusal, description: 'The key was used for another input.' })
export class CommandKeyReusedType extends Refusal {
  declare readonly __typename: 'CommandKeyReused';
}

export const REPLAYED = {
  description: 'True when the same key had done it before and nothing new was written.\nIstilah: jawaban ulang.',
};
