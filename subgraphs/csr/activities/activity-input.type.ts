import { ArrayMaxSize, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { GraphQLAmount, GraphQLRupiah, type Amount, type Rupiah } from '#kit/amount';
import { GraphQLDate, type LocalDate } from '#kit/dates';

import { NeedKind } from '../allocations/allocation-state.rules.ts';
import { Flow } from '../pledges/flow.rules.ts';
import { CarriedOverFromInput, PassedOnFromInput } from '../pledges/pledge-input.type.ts';

const KEY = { message: 'is 1 to 255 characters: one key per intended command, the same for each retry.' };
const keyDescription =
  'One key per intended command, 1 to 255 characters; a retry with it is told the first answer.\nIstilah: kunci idempoten.';
const EVIDENCE =
  'Evidence that the own organisation announced with requestEvidenceUpload; at most 20.\nIstilah: bukti.';
const AREA = {
  message: 'is a Kemendagri code with dots, such as 15.07; never the BPS code 1507.',
};

@InputType('ActivityPurposeInput', { description: 'What an activity was for, when it names no need line.' })
export class ActivityPurposeInput {
  @Matches(/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/, AREA)
  @Field(() => String, { description: 'Where it was done: a Kemendagri code.\nIstilah: kode wilayah.' })
  areaCode!: string;

  @Length(1, 40)
  @Field(() => String, { description: 'The need category, such as PPKS-24.\nIstilah: kategori PPKS.' })
  categoryCode!: string;

  @Field(() => NeedKind, { description: 'What it is counted in.' })
  kind!: NeedKind;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'The item of goods or the service; null for money.' })
  item?: string | null;

  @Length(1, 100)
  @Field(() => String, {
    nullable: true,
    description: 'The unit, such as paket; rupiah for money whatever is told, person-hour for person-time.',
  })
  unit?: string | null;
}

@InputType('ReportActivityInput', {
  description:
    'What the own company did without a pledge: for a need line of a gap area, or for a purpose; one of both.',
})
export class ReportActivityInput {
  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The need line it was for; null when `purpose` is given.' })
  needLineId?: string | null;

  @ValidateNested()
  @Field(() => ActivityPurposeInput, {
    nullable: true,
    description: 'What it was for, when no need line names it; null when `needLineId` is given.',
  })
  purpose?: ActivityPurposeInput | null;

  @Field(() => GraphQLAmount, {
    description: 'How much, from 1, in the unit of the line or purpose.\nIstilah: jumlah.',
  })
  amount!: Amount;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'What goods or services are worth in rupiah; never added to money.\nIstilah: taksiran nilai.',
  })
  estimatedValue?: Rupiah | null;

  @Field(() => Flow, {
    defaultValue: Flow.NEW_MONEY,
    description: 'Whether the amount is new to the hub; NEW_MONEY unless told.',
  })
  flow!: Flow;

  @ValidateNested()
  @Field(() => PassedOnFromInput, { nullable: true, description: 'For PASS_THROUGH: whose money it is.' })
  passedOnFrom?: PassedOnFromInput | null;

  @ValidateNested()
  @Field(() => CarriedOverFromInput, { nullable: true, description: 'For CARRY_OVER: what it was left of.' })
  carriedOverFrom?: CarriedOverFromInput | null;

  @Field(() => GraphQLDate, {
    description: 'The day it was done, today at the latest (Asia/Jakarta).\nIstilah: tanggal kegiatan.',
  })
  doneOn!: LocalDate;

  @Length(3, 2000)
  @Field(() => String, {
    description: 'What was done, for the coordinator, 3 to 2,000 characters; never public.\nIstilah: uraian.',
  })
  description!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True to hide the company behind it from the public.\nIstilah: anonim.',
  })
  isAnonymous!: boolean;

  @ArrayMaxSize(20, { message: 'has at most 20 entries.' })
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], { nullable: true, description: EVIDENCE })
  evidenceIds?: string[] | null;

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@InputType('AttachActivityEvidenceInput', { description: 'Evidence that comes after the activity was reported.' })
export class AttachActivityEvidenceInput {
  @IsUUID()
  @Field(() => ID, { description: 'The activity.' })
  activityId!: string;

  @ArrayMaxSize(20, { message: 'has at most 20 entries.' })
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], { description: EVIDENCE })
  evidenceIds!: string[];

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@InputType('VerifyActivityInput', { description: 'The reported activity a coordinator has checked.' })
export class VerifyActivityInput {
  @IsUUID()
  @Field(() => ID, { description: 'The activity.' })
  activityId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True to count it although less is open on its need line; needs a reason.\nIstilah: terima kelebihan.',
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

@InputType('RejectActivityInput', { description: 'The reported activity a coordinator turns down.' })
export class RejectActivityInput {
  @IsUUID()
  @Field(() => ID, { description: 'The activity.' })
  activityId!: string;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, for the company to read; 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}
