import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsUUID, Length, Matches, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';

import { KeyedInput } from '../deliveries/delivery-input.type.ts';
import { AgreementState } from './agreement.rules.ts';

function DayField(description: string): PropertyDecorator {
  return Field(() => GraphQLDate, { description });
}

@InputType()
class AgreementTermsInput extends KeyedInput {
  @Length(1, 120)
  @Field(() => String, { description: 'The number the parties gave it, 1 to 120 characters.\nIstilah: nomor.' })
  number!: string;

  @DayField('The day it was signed, today at the latest (Asia/Jakarta).\nIstilah: tanggal tanda tangan.')
  signedOn!: LocalDate;

  @DayField('The first day it holds.\nIstilah: mulai berlaku.')
  validFrom!: LocalDate;

  @Field(() => GraphQLDate, { nullable: true, description: 'The last day it holds; left out when none was agreed.' })
  validUntil?: LocalDate | null;

  @IsUUID()
  @Field(() => ID, {
    nullable: true,
    description: 'The signed file, stored by the own organisation with requestEvidenceUpload.\nIstilah: berkas.',
  })
  evidenceId?: string | null;
}

@InputType('RecordAgreementInput', { description: 'A signed agreement behind accepted pledges of one company.' })
export class RecordAgreementInput extends AgreementTermsInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], { description: 'The pledges it is about, 1 to 20, all of one company.\nIstilah: ikrar.' })
  pledgeIds!: string[];

  @ArrayMinSize(2)
  @ArrayMaxSize(10)
  @ArrayUnique((party) => String(party).trim().toLowerCase(), { message: 'names each institution once.' })
  @Length(2, 200, { each: true })
  @Field(() => [String], {
    description: 'Who agreed, 2 to 10 institutions; no names of persons.\nIstilah: para pihak.',
  })
  parties!: string[];
}

@InputType('RenewAgreementInput', { description: 'What was agreed anew; it becomes the newest version.' })
export class RenewAgreementInput extends AgreementTermsInput {
  @IsUUID()
  @Field(() => ID, { description: 'The agreement.' })
  agreementId!: string;

  @Min(1)
  @Field(() => Int, { description: 'The version the caller has read.' })
  expectedVersion!: number;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why it was renewed, 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;
}

@InputType('EndAgreementInput', { description: 'An agreement that ends before its time, and why.' })
export class EndAgreementInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The agreement.' })
  agreementId!: string;

  @Min(1)
  @Field(() => Int, { description: 'The version the caller has read.' })
  expectedVersion!: number;

  @DayField('Its last day, today at the latest (Asia/Jakarta).\nIstilah: tanggal berakhir.')
  endedOn!: LocalDate;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why it ended, 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;
}

@InputType('AgreementFilter', { description: 'Which agreements to list; conditions are joined by "and".' })
export class AgreementFilter {
  @Matches(/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/, {
    message: 'is a Kemendagri code with dots, such as 15.07; never the BPS code 1507.',
  })
  @Field(() => String, {
    nullable: true,
    description: 'An area the viewer coordinates; without it those of the own organisation.',
  })
  within?: string | null;

  @Field(() => AgreementState, { nullable: true, description: 'Only those that stand so today.' })
  state?: AgreementState | null;
}
