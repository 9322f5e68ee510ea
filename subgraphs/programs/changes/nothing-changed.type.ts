import { ObjectType } from 'type-graphql';

import { Refusal } from '#kit/refusal-type';

@ObjectType('NothingChanged', {
  implements: Refusal,
  description: 'What was sent says what stands there already.\nIstilah: tidak ada perubahan.',
})
export class NothingChangedType extends Refusal {
  declare readonly __typename: 'NothingChanged';
}
