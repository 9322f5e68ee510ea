import { ArrayMaxSize, ArrayUnique, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

const KEY = { message: 'is 1 to 255 characters: one key per intended command, the same for each retry.' };
const keyDescription =
  'One key per intended command, 1 to 255 characters; a retry with it is told the first answer.\nIstilah: kunci idempoten.';

@InputType('WithdrawPledgeInput', { description: 'The own pledge to take back before it is accepted.' })
export class WithdrawPledgeInput {
  @IsUUID()
  @Field(() => ID, { description: 'The pledge.' })
  pledgeId!: string;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@InputType('CancelPledgeInput', { description: 'The accepted pledge that will not, or not wholly, be kept.' })
export class CancelPledgeInput {
  @IsUUID()
  @Field(() => ID, { description: 'The pledge.' })
  pledgeId!: string;

  @ArrayMaxSize(50, { message: 'has at most 50 entries.' })
  @ArrayUnique((id) => String(id).toLowerCase(), { message: 'names each allocation once.' })
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description: 'Only these of its allocations; null for all that can be cancelled. At most 50, each once.',
  })
  allocationIds?: string[] | null;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, 3 to 1,000 characters; kept with each step.\nIstilah: alasan.' })
  reason!: string;

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@InputType('VerifyAllocationInput', {
  description: 'The submitted allocation a coordinator accepts; accepting it commits.',
})
export class VerifyAllocationInput {
  @IsUUID()
  @Field(() => ID, { description: 'The allocation.' })
  allocationId!: string;

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

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@InputType('RejectAllocationInput', {
  description: 'The submitted allocation a coordinator turns down; what it held is open again.',
})
export class RejectAllocationInput {
  @IsUUID()
  @Field(() => ID, { description: 'The allocation.' })
  allocationId!: string;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, for the company to read; 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@InputType('RequestInfoInput', {
  description: 'What a coordinator still wants to know of a submitted allocation; its hold runs on.',
})
export class RequestInfoInput {
  @IsUUID()
  @Field(() => ID, { description: 'The allocation.' })
  allocationId!: string;

  @Length(3, 1000)
  @Field(() => String, { description: 'The question, 3 to 1,000 characters.\nIstilah: perlu info.' })
  question!: string;

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@InputType('AnswerInfoRequestInput', {
  description: 'What the own company answers to the question of a coordinator; the hold runs on.',
})
export class AnswerInfoRequestInput {
  @IsUUID()
  @Field(() => ID, { description: 'The allocation.' })
  allocationId!: string;

  @Length(3, 1000)
  @Field(() => String, {
    description: 'The answer, for the coordinator to read; 3 to 1,000 characters.\nIstilah: jawaban.',
  })
  answer!: string;

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}
