import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { OpenLine, OriginHasLess } from '../pledges/pledge-refusal.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';

@ObjectType('UndoOffer', {
  description: 'That the viewer may take the own newest step back, and until when.\nIstilah: urungkan.',
})
export class UndoOfferType {
  @Field(() => GraphQLDateTime, { description: 'The last instant for it, 10 seconds after the step unless set.' })
  until!: string;

  @Field(() => Int, { description: 'How many steps there are by now; names the step as expectedVersion.' })
  version!: number;
}

const KEY = { message: 'is 1 to 255 characters: one key per intended command, the same for each retry.' };
const KEY_DESCRIPTION =
  'One key per intended command, 1 to 255 characters; a retry with it is told the first answer.\nIstilah: kunci idempoten.';
const VERSION_DESCRIPTION = 'The version that its undo told; any step since then refuses.';

@InputType('AllocationToUndo', { description: 'An allocation whose newest step is to be taken back.' })
export class AllocationToUndo {
  @IsUUID()
  @Field(() => ID, { description: 'The allocation.' })
  allocationId!: string;

  @Min(1)
  @Field(() => Int, { description: VERSION_DESCRIPTION })
  expectedVersion!: number;
}

@InputType('UndoAllocationStepInput', {
  description: 'The own decisions to take back: one, or all that one command allocated from a pool.',
})
export class UndoAllocationStepInput {
  @ArrayMinSize(1, { message: 'names at least one allocation.' })
  @ArrayMaxSize(50, { message: 'has at most 50 entries.' })
  @ArrayUnique(({ allocationId }: AllocationToUndo) => String(allocationId).toLowerCase(), {
    message: 'names each allocation once.',
  })
  @ValidateNested({ each: true })
  @Field(() => [AllocationToUndo], { description: 'Which allocations, 1 to 50; all or nothing.' })
  allocations!: AllocationToUndo[];

  @Length(1, 255, KEY)
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;
}

@InputType('UndoDeliveryStepInput', { description: 'The own verification of a delivery to take back.' })
export class UndoDeliveryStepInput {
  @IsUUID()
  @Field(() => ID, { description: 'The delivery.' })
  deliveryId!: string;

  @Min(1)
  @Field(() => Int, { description: VERSION_DESCRIPTION })
  expectedVersion!: number;

  @Length(1, 255, KEY)
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;
}

const REPLAYED = 'True when an earlier request with the same key did it, and this one changed nothing.';

@ObjectType('AllocationStepUndone', {
  description: 'The decisions are taken back; what they changed is as before, and the history shows both.',
})
export class AllocationStepUndone {
  readonly __typename!: 'AllocationStepUndone';

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;

  allocationIds!: string[];
}

@ObjectType('DeliveryStepUndone', { description: 'The delivery is received again, and no longer verified.' })
export class DeliveryStepUndone {
  readonly __typename!: 'DeliveryStepUndone';

  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;

  deliveryId!: string;
}

@ObjectType('UndoStepFollowed', {
  implements: Refusal,
  description: 'Another step followed, or something rests on this one already.',
})
export class UndoStepFollowed extends Refusal {
  override readonly __typename!: 'UndoStepFollowed';

  @Field(() => Int, { description: 'How many steps there are by now.' })
  version!: number;
}

@ObjectType('NothingToUndo', {
  implements: Refusal,
  description: 'The newest step is neither a verification, nor a rejection, nor an allocation from a pool.',
})
export class NothingToUndo extends Refusal {
  override readonly __typename!: 'NothingToUndo';
}

@ObjectType('UndoOfAnother', { implements: Refusal, description: 'Somebody else took the step.' })
export class UndoOfAnother extends Refusal {
  override readonly __typename!: 'UndoOfAnother';
}

@ObjectType('UndoTooLate', { implements: Refusal, description: 'The time for taking the step back is over.' })
export class UndoTooLate extends Refusal {
  override readonly __typename!: 'UndoTooLate';

  @Field(() => GraphQLDateTime, { description: 'The last instant it could have been undone.' })
  until!: string;
}

@ObjectType('UndoNoLongerFits', {
  implements: Refusal,
  description: 'What the rejection released was taken by another pledge meanwhile.',
})
export class UndoNoLongerFits extends Refusal {
  override readonly __typename!: 'UndoNoLongerFits';

  @Field(() => [OpenLine], { description: 'Each need line with what the undone step takes and what it has open.' })
  lines!: OpenLine[];
}

export const UndoAllocationStepResult = createUnionType({
  name: 'UndoAllocationStepResult',
  description: 'The decisions taken back, or why they stand.',
  types: () =>
    [
      AllocationStepUndone,
      UndoStepFollowed,
      NothingToUndo,
      UndoOfAnother,
      UndoTooLate,
      UndoNoLongerFits,
      OriginHasLess,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});

export const UndoDeliveryStepResult = createUnionType({
  name: 'UndoDeliveryStepResult',
  description: 'The verification taken back, or why it stands.',
  types: () =>
    [DeliveryStepUndone, UndoStepFollowed, NothingToUndo, UndoOfAnother, UndoTooLate, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
