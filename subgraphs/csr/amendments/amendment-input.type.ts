import { ArrayMaxSize, ArrayMinSize, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GraphQLAmount, GraphQLRupiah, type Amount, type Rupiah } from '#kit/amount';

import { InstalmentInput } from '../pledges/pledge-input.type.ts';

const KEY = { message: 'is 1 to 255 characters: one key per intended command, the same for each retry.' };

@InputType()
class KeyedInput {
  @Length(1, 255, KEY)
  @Field(() => String, {
    description:
      'One key per intended command, 1 to 255 characters; a retry with it is told the first answer.\n' +
      'Istilah: kunci idempoten.',
  })
  idempotencyKey!: string;
}

@InputType('AllocationChangeInput', { description: 'What one allocation of a pledge shall be from now on.' })
export class AllocationChangeInput {
  @IsUUID()
  @Field(() => ID, { description: 'The allocation; each stands here once.' })
  allocationId!: string;

  @Field(() => GraphQLAmount, { description: 'The amount wanted, from 1, in its unit; cancel it for none.' })
  amount!: Amount;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'What goods or services are worth then; in proportion to the amount unless told.',
  })
  estimatedValue?: Rupiah | null;
}

@InputType('AmendPledgeInput', { description: 'How the own pledge shall change, and why.' })
export class AmendPledgeInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The pledge.' })
  pledgeId!: string;

  @Field(() => Int, { description: 'The version that was read; when it is not the newest, VersionConflict.' })
  expectedVersion!: number;

  @ArrayMinSize(1, { message: 'names at least one allocation.' })
  @ArrayMaxSize(50, { message: 'has at most 50 entries.' })
  @ValidateNested({ each: true })
  @Field(() => [AllocationChangeInput], { description: 'The allocations that change, 1 to 50; all or nothing.' })
  changes!: AllocationChangeInput[];

  @ArrayMaxSize(50, { message: 'has at most 50 entries.' })
  @ValidateNested({ each: true })
  @Field(() => [InstalmentInput], {
    nullable: true,
    description:
      'The payment plan then, adding up to the money with all that is asked; unless told the last parts give way.',
  })
  instalments?: InstalmentInput[] | null;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;
}

@InputType('AcceptAmendmentInput', { description: 'The amendment a coordinator agrees to.' })
export class AcceptAmendmentInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The amendment.' })
  amendmentId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'True to accept it although the need was lowered below it; needs a reason.\nIstilah: terima kelebihan.',
  })
  acceptOverCoverage!: boolean;

  @Length(3, 1000)
  @Field(() => String, {
    nullable: true,
    description: 'Why, 3 to 1,000 characters; required with acceptOverCoverage.\nIstilah: alasan.',
  })
  reason?: string | null;
}

@InputType('DeclineAmendmentInput', { description: 'The amendment a coordinator does not agree to.' })
export class DeclineAmendmentInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The amendment.' })
  amendmentId!: string;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, for the company to read; 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;
}

@InputType('WithdrawAmendmentInput', { description: 'The own amendment to take back before it is decided.' })
export class WithdrawAmendmentInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The amendment.' })
  amendmentId!: string;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;
}
