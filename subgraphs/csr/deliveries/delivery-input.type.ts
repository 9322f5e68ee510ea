import { ArrayMaxSize, IsUUID, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDate, type LocalDate } from '#kit/dates';

import { DeliveryState, DisputeOutcome } from './delivery.rules.ts';

const KEY = { message: 'is 1 to 255 characters: one key per intended command, the same for each retry.' };

@InputType()
export class KeyedInput {
  @Length(1, 255, KEY)
  @Field(() => String, {
    description:
      'One key per intended command, 1 to 255 characters; a retry with it is told the first answer.\n' +
      'Istilah: kunci idempoten.',
  })
  idempotencyKey!: string;
}

@InputType()
class DeliveryStepInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The delivery.' })
  deliveryId!: string;
}

const EVIDENCE =
  'Evidence that the own organisation announced with requestEvidenceUpload; at most 20.\nIstilah: bukti.';

@InputType('RecordDeliveryInput', { description: 'What a company sent of what it committed to.' })
export class RecordDeliveryInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The allocation it belongs to.' })
  allocationId!: string;

  @Field(() => GraphQLAmount, {
    description: 'How much, at least 1, in the unit of the allocation; at most what is not sent yet.',
  })
  amount!: Amount;

  @Field(() => GraphQLDate, {
    description: 'The day it was sent, today at the latest (Asia/Jakarta).\nIstilah: tanggal kirim.',
  })
  sentOn!: LocalDate;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'What the receiver should know, such as a transfer number.' })
  note?: string | null;

  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], { defaultValue: [], description: EVIDENCE })
  evidenceIds!: string[];
}

@InputType('ConfirmReceiptInput', {
  description: 'What the receiving side took over, when, and for which institution.',
})
export class ConfirmReceiptInput extends DeliveryStepInput {
  @Field(() => GraphQLDate, {
    description: 'The day it came: not before it was sent, today at the latest.\nIstilah: tanggal terima.',
  })
  receivedOn!: LocalDate;

  @Length(2, 200)
  @Field(() => String, { description: 'Who took it over, such as a desa or a LKS.\nIstilah: lembaga penerima.' })
  receivingInstitution!: string;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'What the verifier should know.' })
  note?: string | null;

  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], { defaultValue: [], description: EVIDENCE })
  evidenceIds!: string[];
}

@InputType('VerifyDeliveryInput', { description: 'The received delivery that the coordinator has checked.' })
export class VerifyDeliveryInput extends DeliveryStepInput {
  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'What was checked, and how.' })
  note?: string | null;
}

@InputType('DisputeDeliveryInput', { description: 'The delivery that is doubted, and why.' })
export class DisputeDeliveryInput extends DeliveryStepInput {
  @Length(3, 1000)
  @Field(() => String, { description: 'Why, for all sides to read; 3 to 1,000 characters.\nIstilah: alasan sengketa.' })
  reason!: string;
}

@InputType('ResolveDisputeInput', { description: 'How the coordinator ends the open dispute of a delivery.' })
export class ResolveDisputeInput extends DeliveryStepInput {
  @Field(() => DisputeOutcome, { description: 'What becomes of the delivery and of its allocation.' })
  outcome!: DisputeOutcome;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, for all sides to read; 3 to 1,000 characters.\nIstilah: alasan putusan.' })
  reason!: string;
}

@InputType('AttachDeliveryEvidenceInput', { description: 'Evidence that comes after the delivery was recorded.' })
export class AttachDeliveryEvidenceInput extends DeliveryStepInput {
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], { description: EVIDENCE })
  evidenceIds!: string[];
}

@InputType('CloseAllocationInput', { description: 'The allocation whose whole delivery was verified.' })
export class CloseAllocationInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The allocation.' })
  allocationId!: string;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'A last word on it, kept with the step.' })
  note?: string | null;
}

@InputType('DeliveryFilter', { description: 'Which deliveries to list; conditions are joined by "and".' })
export class DeliveryFilter {
  @Matches(/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/, {
    message: 'is a Kemendagri code with dots, such as 15.07; never the BPS code 1507.',
  })
  @Field(() => String, { description: 'The area of the gaps: one that the viewer coordinates or serves.' })
  within!: string;

  @Field(() => DeliveryState, {
    nullable: true,
    description: 'Only this state: SENT waits for receipt, RECEIVED for verification.',
  })
  state?: DeliveryState | null;
}

@InputType('DisputeFilter', { description: 'Which disputes to list; conditions are joined by "and".' })
export class DisputeFilter {
  @Matches(/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/, {
    message: 'is a Kemendagri code with dots, such as 15.07; never the BPS code 1507.',
  })
  @Field(() => String, {
    nullable: true,
    description: 'An area the viewer coordinates; without it those of the own organisation.',
  })
  within?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True for open ones, false for ended ones; both unless told.' })
  isOpen?: boolean | null;
}
