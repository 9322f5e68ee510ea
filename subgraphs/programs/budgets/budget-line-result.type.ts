import { createUnionType, Field, Int, ObjectType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { byTypename, Refusal } from '#kit/refusal-type';

import type { BudgetLineRow } from './budget-line.queries.ts';
import { BudgetLineType } from './budget-line.type.ts';

const REPLAYED = {
  description: 'True when this is the kept answer to an earlier request with the same key.\nIstilah: jawaban ulang.',
};

@ObjectType('BudgetLineRecorded', { description: 'The budget line is in the hub, at version 1.' })
export class BudgetLineRecorded {
  readonly __typename!: 'BudgetLineRecorded';

  @Field(() => BudgetLineType, { description: 'The new budget line.' })
  budgetLine!: BudgetLineRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('BudgetLineChanged', { description: 'The new sums are the newest version; the older ones are kept.' })
export class BudgetLineChanged {
  readonly __typename!: 'BudgetLineChanged';

  @Field(() => BudgetLineType, { description: 'The budget line with its new sums.' })
  budgetLine!: BudgetLineRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('BudgetLineStale', { implements: Refusal, description: 'Somebody changed the line after you saw it.' })
export class BudgetLineStaleType extends Refusal {
  declare readonly __typename: 'BudgetLineStale';

  @Field(() => Int, { description: 'The version it stands at now.\nIstilah: versi terbaru.' })
  currentVersion!: number;
}

@ObjectType('BudgetLineBelowCoverings', {
  implements: Refusal,
  description: 'The line already covers more of gaps than the new allocation.',
})
export class BudgetLineBelowCoveringsType extends Refusal {
  declare readonly __typename: 'BudgetLineBelowCoverings';

  @Field(() => GraphQLRupiah, { description: 'What coverings draw from the line now.\nIstilah: sudah dipakai.' })
  covered!: Rupiah;
}

@ObjectType('BudgetLineKeyReused', { implements: Refusal, description: 'The key was used for another input.' })
export class BudgetLineKeyReusedType extends Refusal {
  declare readonly __typename: 'BudgetLineKeyReused';
}

export const RecordBudgetLineResult = createUnionType({
  name: 'RecordBudgetLineResult',
  description: 'The budget line, or why it was not recorded.',
  types: () => [BudgetLineRecorded, BudgetLineKeyReusedType] as const,
  resolveType: byTypename,
});

export const ChangeBudgetLineResult = createUnionType({
  name: 'ChangeBudgetLineResult',
  description: 'The budget line at its new version, or why it stays as it was.',
  types: () => [BudgetLineChanged, BudgetLineStaleType, BudgetLineBelowCoveringsType, BudgetLineKeyReusedType] as const,
  resolveType: byTypename,
});
