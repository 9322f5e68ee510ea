import { ArrayMaxSize, ArrayMinSize, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { byTypename } from '#kit/refusal-type';

import { CompanyNotVerified } from '../pledges/pledge-refusal.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';

const KEY = { message: 'is 1 to 255 characters: one key per intended command, the same for each retry.' };

@InputType('PlanLineInput', { description: 'What a plan gives to one need line.\nIstilah: baris rencana.' })
export class PlanLineInput {
  @IsUUID()
  @Field(() => ID, { description: 'The money line; each stands in a plan once.' })
  needLineId!: string;

  @Field(() => GraphQLRupiah, { description: 'How much it gets, from 1.' })
  amount!: Rupiah;
}

@InputType('DraftPledgesFromPlanInput', { description: 'The lines of a plan to be drafted as pledges.' })
export class DraftPledgesFromPlanInput {
  @ArrayMinSize(1, { message: 'has at least one entry.' })
  @ArrayMaxSize(500, { message: 'has at most 500 entries.' })
  @ValidateNested({ each: true })
  @Field(() => [PlanLineInput], {
    description: 'The lines of the plan, 1 to 500, as they are or changed by hand; 50 to a pledge.',
  })
  lines!: PlanLineInput[];

  @Length(1, 2000)
  @Field(() => String, {
    nullable: true,
    description: 'A note to the coordinator for each pledge, up to 2,000 characters; never public.\nIstilah: catatan.',
  })
  note?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True to hide the company behind these pledges from the public.\nIstilah: anonim.',
  })
  isAnonymous!: boolean;

  @Length(1, 255, KEY)
  @Field(() => String, {
    description:
      'One key per intended command, 1 to 255 characters; a retry with it is told the first answer.\n' +
      'Istilah: kunci idempoten.',
  })
  idempotencyKey!: string;
}

@ObjectType('PledgesDrafted', { description: 'The drafts are kept; nothing was taken from any gap.' })
export class PledgesDrafted {
  readonly __typename!: 'PledgesDrafted';

  @Field(() => Boolean, {
    description: 'True when an earlier request with the same key did it, and this one changed nothing.',
  })
  replayed!: boolean;

  pledgeIds!: string[];
}

export const DraftPledgesFromPlanResult = createUnionType({
  name: 'DraftPledgesFromPlanResult',
  description: 'The drafts, or why there are none.',
  types: () => [PledgesDrafted, CompanyNotVerified, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
