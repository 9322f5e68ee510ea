import { ArrayMaxSize, ArrayMinSize, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';

import { Flow } from '../pledges/flow.rules.ts';
import { CarriedOverFromInput, PassedOnFromInput } from '../pledges/pledge-input.type.ts';
import { PoolState } from './pool.rules.ts';

const KEY = { message: 'is 1 to 255 characters: one key per intended command, the same for each retry.' };
const AREA_CODE = /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/;
const AREA = { message: 'is a Kemendagri code with dots, such as 15.07; never the BPS code 1507.' };

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

@InputType()
class PoolStepInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The pledge that is a pool.' })
  pledgeId!: string;
}

@InputType()
class ReasonedPoolInput extends PoolStepInput {
  @Length(3, 1000)
  @Field(() => String, { description: 'Why, 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;
}

@InputType('SubmitPoolPledgeInput', { description: 'Money a company promises without naming a need line.' })
export class SubmitPoolPledgeInput extends KeyedInput {
  @Field(() => GraphQLRupiah, { description: 'How much, from 1.\nIstilah: jumlah.' })
  amount!: Rupiah;

  @Length(1, 60)
  @Field(() => String, { description: 'The forum of the company whose coordinator allocates it, such as FORUM-15.' })
  forumCode!: string;

  @Matches(AREA_CODE, AREA)
  @Field(() => String, {
    nullable: true,
    description: 'Only for gaps here and within, inside the area of the forum; null for all of that.',
  })
  earmarkAreaCode?: string | null;

  @Matches(/^(PPKS-(0[1-9]|1\d|2[0-6])|DATA_VERIFICATION|HOUSING|OTHER_PROGRAMME)$/, {
    message: 'is a need category, such as PPKS-24 or HOUSING.',
  })
  @Field(() => String, { nullable: true, description: 'Only for this need category; null for any.' })
  earmarkCategoryCode?: string | null;

  @Field(() => Flow, {
    defaultValue: Flow.NEW_MONEY,
    description: 'Whether the money is new to the hub; NEW_MONEY unless told.',
  })
  flow!: Flow;

  @ValidateNested()
  @Field(() => PassedOnFromInput, { nullable: true, description: 'For PASS_THROUGH: whose money it is.' })
  passedOnFrom?: PassedOnFromInput | null;

  @ValidateNested()
  @Field(() => CarriedOverFromInput, { nullable: true, description: 'For CARRY_OVER: what it was left of.' })
  carriedOverFrom?: CarriedOverFromInput | null;

  @Length(1, 2000)
  @Field(() => String, {
    nullable: true,
    description: 'A note to the coordinator, up to 2,000 characters; never public.\nIstilah: catatan.',
  })
  note?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True to hide the company behind it from the public.\nIstilah: anonim.',
  })
  isAnonymous!: boolean;
}

@InputType('VerifyPoolPledgeInput', { description: 'The submitted pool a coordinator accepts.' })
export class VerifyPoolPledgeInput extends PoolStepInput {}

@InputType('RejectPoolPledgeInput', { description: 'The submitted pool a coordinator turns down.' })
export class RejectPoolPledgeInput extends ReasonedPoolInput {}

@InputType('WithdrawPoolPledgeInput', { description: 'The own pool to take back before it is accepted.' })
export class WithdrawPoolPledgeInput extends ReasonedPoolInput {}

@InputType('CancelPoolRestInput', { description: 'The accepted pool whose rest will not be given.' })
export class CancelPoolRestInput extends ReasonedPoolInput {}

@InputType('PoolAllocationInput', { description: 'An amount of a pool for one need line of money.' })
export class PoolAllocationInput {
  @IsUUID()
  @Field(() => ID, { description: 'The need line, within the earmark of the pool.' })
  needLineId!: string;

  @Field(() => GraphQLRupiah, { description: 'How much, from 1; at most what is open and what the pool has left.' })
  amount!: Rupiah;
}

@InputType('AllocateFromPoolInput', { description: 'Which need lines get how much of a pool, and why.' })
export class AllocateFromPoolInput extends ReasonedPoolInput {
  @ArrayMinSize(1, { message: 'names at least one need line.' })
  @ArrayMaxSize(50, { message: 'has at most 50 entries.' })
  @ValidateNested({ each: true })
  @Field(() => [PoolAllocationInput], { description: 'One amount per need line, 1 to 50; all or nothing.' })
  allocations!: PoolAllocationInput[];
}

@InputType('PoolFilter', { description: 'Which pools to list; conditions are joined by "and".' })
export class PoolFilter {
  @Matches(AREA_CODE, AREA)
  @Field(() => String, { nullable: true, description: 'Only pools for this area or areas in it.' })
  within?: string | null;

  @Length(1, 40)
  @Field(() => String, { nullable: true, description: 'Only pools that may be used for this need category.' })
  categoryCode?: string | null;

  @ArrayMaxSize(6, { message: 'names each state at most once.' })
  @Field(() => [PoolState], { nullable: true, description: 'Only these states; null for all.' })
  states?: PoolState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True for pools that have something left to allocate.' })
  hasUnallocated?: boolean | null;
}
