import { createUnionType, Field, Int, ObjectType } from 'type-graphql';

import { byTypename, Refusal } from '#kit/refusal-type';

import { GapAreaStatus } from './gap-area.rules.ts';
import { GapAreaType, GapEvidenceType } from './gap-area.type.ts';

@ObjectType('GapAreaCreated', { description: 'The draft is there; add evidence, then publish it.' })
export class GapAreaCreated {
  readonly __typename!: 'GapAreaCreated';

  @Field(() => GapAreaType, { description: 'The new draft.' })
  gapArea!: GapAreaType;
}

@ObjectType('GapAreaChanged', { description: 'The gap area was changed, and those who follow it hear of it.' })
export class GapAreaChanged {
  readonly __typename!: 'GapAreaChanged';

  @Field(() => GapAreaType, { description: 'The gap area at its new version.' })
  gapArea!: GapAreaType;
}

@ObjectType('GapEvidenceAdded', { description: 'The evidence was added.' })
export class GapEvidenceAdded {
  readonly __typename!: 'GapEvidenceAdded';

  @Field(() => GapEvidenceType, { description: 'The new piece of evidence.' })
  evidence!: GapEvidenceType;

  @Field(() => GapAreaType, { description: 'The gap area with it.' })
  gapArea!: GapAreaType;
}

@ObjectType('GapAreaPublished', { description: 'The gap area is public; companies may pledge for it.' })
export class GapAreaPublished {
  readonly __typename!: 'GapAreaPublished';

  @Field(() => GapAreaType, { description: 'The gap area, now PUBLISHED.' })
  gapArea!: GapAreaType;
}

@ObjectType('GapAreaClosed', { description: 'The gap area takes no more pledges; what was pledged stays.' })
export class GapAreaClosed {
  readonly __typename!: 'GapAreaClosed';

  @Field(() => GapAreaType, { description: 'The gap area, now CLOSED.' })
  gapArea!: GapAreaType;
}

@ObjectType('GapAreaWithdrawn', { description: 'The gap area was taken back.' })
export class GapAreaWithdrawn {
  readonly __typename!: 'GapAreaWithdrawn';

  @Field(() => GapAreaType, { description: 'The gap area, now WITHDRAWN.' })
  gapArea!: GapAreaType;
}

@ObjectType('GapAreaStepNotAllowed', {
  implements: Refusal,
  description: 'The status of the gap area does not allow the step.',
})
export class GapAreaStepNotAllowedType extends Refusal {
  declare readonly __typename: 'GapAreaStepNotAllowed';

  @Field(() => GapAreaStatus, { description: 'The status it has.' })
  status!: GapAreaStatus;
}

@ObjectType('GapAreaIncomplete', {
  implements: Refusal,
  description: 'Something is still missing before it can be published.',
})
export class GapAreaIncompleteType extends Refusal {
  declare readonly __typename: 'GapAreaIncomplete';
}

@ObjectType('GapAreaOutdated', { implements: Refusal, description: 'Somebody changed the gap area since it was read.' })
export class GapAreaOutdatedType extends Refusal {
  declare readonly __typename: 'GapAreaOutdated';

  @Field(() => Int, { description: 'The version it has now.' })
  currentVersion!: number;
}

@ObjectType('GapAreaAlreadyExists', {
  implements: Refusal,
  description: 'The same area, category, year and pillar have an open gap area already.',
})
export class GapAreaAlreadyExistsType extends Refusal {
  declare readonly __typename: 'GapAreaAlreadyExists';

  @Field(() => String, { description: 'The code of the one that is there.' })
  existingCode!: string;
}

export const CreateGapAreaResult = createUnionType({
  name: 'CreateGapAreaResult',
  description: 'The new draft, or why there is none.',
  types: () => [GapAreaCreated, GapAreaAlreadyExistsType] as const,
  resolveType: byTypename,
});

export const ChangeGapAreaResult = createUnionType({
  name: 'ChangeGapAreaResult',
  description: 'The changed gap area, or why it was not changed.',
  types: () => [GapAreaChanged, GapAreaStepNotAllowedType, GapAreaOutdatedType] as const,
  resolveType: byTypename,
});

export const AddGapEvidenceResult = createUnionType({
  name: 'AddGapEvidenceResult',
  description: 'The new evidence, or why it was not added.',
  types: () => [GapEvidenceAdded, GapAreaStepNotAllowedType] as const,
  resolveType: byTypename,
});

export const PublishGapAreaResult = createUnionType({
  name: 'PublishGapAreaResult',
  description: 'The published gap area, or what stands in the way.',
  types: () => [GapAreaPublished, GapAreaStepNotAllowedType, GapAreaIncompleteType, GapAreaOutdatedType] as const,
  resolveType: byTypename,
});

export const CloseGapAreaResult = createUnionType({
  name: 'CloseGapAreaResult',
  description: 'The closed gap area, or why it stays open.',
  types: () => [GapAreaClosed, GapAreaStepNotAllowedType, GapAreaOutdatedType] as const,
  resolveType: byTypename,
});

export const WithdrawGapAreaResult = createUnionType({
  name: 'WithdrawGapAreaResult',
  description: 'The withdrawn gap area, or why it stays.',
  types: () => [GapAreaWithdrawn, GapAreaStepNotAllowedType, GapAreaOutdatedType] as const,
  resolveType: byTypename,
});
