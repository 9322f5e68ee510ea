import { createUnionType, Field, ObjectType } from 'type-graphql';

import { byTypename, Refusal } from '#kit/refusal-type';

import type { FigureRow } from './figure.queries.ts';
import { FigureType } from './figure.type.ts';

@ObjectType('FigureRecorded', { description: 'The figure stands in the hub, beside whatever contradicts it.' })
export class FigureRecorded {
  readonly __typename!: 'FigureRecorded';

  @Field(() => FigureType, { description: 'The new figure.' })
  figure!: FigureRow;
}

@ObjectType('FigureChosen', { description: 'The hub counts with this figure from now on; the others stay to be seen.' })
export class FigureChosen {
  readonly __typename!: 'FigureChosen';

  @Field(() => FigureType, { description: 'The chosen figure.' })
  figure!: FigureRow;
}

@ObjectType('FigureAlreadyRecorded', {
  implements: Refusal,
  description: 'The same value of the same source is in the hub already.',
})
export class FigureAlreadyRecordedType extends Refusal {
  declare readonly __typename: 'FigureAlreadyRecorded';

  @Field(() => FigureType, { description: 'The figure that is there.' })
  figure!: FigureRow;
}

@ObjectType('FigureNotContradicted', {
  implements: Refusal,
  description: 'No other value is given for the same thing, so there is nothing to choose.',
})
export class FigureNotContradictedType extends Refusal {
  declare readonly __typename: 'FigureNotContradicted';
}

export const RecordFigureResult = createUnionType({
  name: 'RecordFigureResult',
  description: 'The figure, or why it was not recorded.',
  types: () => [FigureRecorded, FigureAlreadyRecordedType] as const,
  resolveType: byTypename,
});

export const ChooseFigureResult = createUnionType({
  name: 'ChooseFigureResult',
  description: 'The chosen figure, or why there was nothing to choose.',
  types: () => [FigureChosen, FigureNotContradictedType] as const,
  resolveType: byTypename,
});
