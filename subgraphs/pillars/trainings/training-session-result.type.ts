import { Field, ObjectType, createUnionType } from 'type-graphql';

import { Refusal, byTypename } from '#kit/refusal-type';

import { TrainingSessionType } from './training-session.type.ts';

@ObjectType('TrainingSessionRecorded', { description: 'The training is in the list.' })
export class TrainingSessionRecorded {
  readonly __typename!: 'TrainingSessionRecorded';

  @Field(() => TrainingSessionType, { description: 'The new entry.' })
  session!: TrainingSessionType;
}

@ObjectType('TrainingSessionAlreadyRecorded', {
  implements: Refusal,
  description: 'A training of this title, area and day is in the list already.',
})
export class TrainingSessionAlreadyRecorded extends Refusal {
  override readonly __typename!: 'TrainingSessionAlreadyRecorded';

  @Field(() => TrainingSessionType, { description: 'The entry that exists.' })
  session!: TrainingSessionType;
}

export const RecordTrainingSessionResult = createUnionType({
  name: 'RecordTrainingSessionResult',
  description: 'The recorded training, or why there is none.',
  types: () => [TrainingSessionRecorded, TrainingSessionAlreadyRecorded] as const,
  resolveType: byTypename,
});
