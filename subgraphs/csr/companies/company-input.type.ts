import { ArrayMaxSize, IsEmail, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';

import { CompanyImpactZoneInput } from './company-profile.type.ts';
import { CompanyOwnership, CompanySector, CompanyStatus, OFFICE_PHONE } from './company.rules.ts';

const AREA_CODE = /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/;
const areaMessage = { message: 'is a Kemendagri code with dots, such as 15.07; never the BPS code 1507.' };
const numberMessage = { message: 'is the 13 digits of the NIB, without spaces.' };

@InputType('CompanyContactInput', {
  description: 'Whom the forum writes to; never shown to the public.\nIstilah: narahubung.',
})
export class CompanyContactInput {
  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'The name of the person.' })
  name?: string | null;

  @IsEmail({}, { message: 'is an address for mail, such as csr@contoh.co.id.' })
  @Field(() => String, { nullable: true, description: 'The office address for mail.\nIstilah: surel.' })
  email?: string | null;

  @Matches(OFFICE_PHONE, {
    message: 'is a telephone number, digits with the country code, such as +62 741 123456.',
  })
  @Field(() => String, { nullable: true, description: 'The office telephone with country code.' })
  phone?: string | null;
}

@InputType('RegisterCompanyInput', {
  description: 'What an organisation says about itself when it registers as a company.',
})
export class RegisterCompanyInput {
  @Length(2, 200)
  @Field(() => String, { description: 'The name in the deed of establishment, 2 to 200 characters.' })
  name!: string;

  @Field(() => CompanySector, { description: 'What the company mainly does.' })
  sector!: CompanySector;

  @Field(() => CompanyOwnership, { description: 'Private, of the state or of a region.' })
  ownership!: CompanyOwnership;

  @Matches(AREA_CODE, areaMessage)
  @Field(() => String, { description: 'The Kemendagri code of its home area, such as 15.07.' })
  areaCode!: string;

  @Matches(/^\d{13}$/, numberMessage)
  @Field(() => String, {
    description: 'The 13 digits of the business number, unique in the hub.\nIstilah: NIB, Nomor Induk Berusaha.',
  })
  registrationNumber!: string;

  @ValidateNested()
  @Field(() => CompanyContactInput, { nullable: true, description: 'Whom the forum writes to.' })
  contact?: CompanyContactInput | null;

  @Field(() => Boolean, { defaultValue: true, description: 'False to stay anonymous to the public.' })
  isVisible!: boolean;
}

@InputType('ChangeCompanyInput', {
  description:
    'What to change of the own company; what is left out stays. A new name, number or home area is checked anew.',
})
export class ChangeCompanyInput {
  @Field(() => Int, { description: 'The version that was read; an older one is refused.' })
  expectedVersion!: number;

  @Length(2, 200)
  @Field(() => String, { nullable: true, description: 'The new name, 2 to 200 characters.' })
  name?: string | null;

  @Field(() => CompanySector, { nullable: true, description: 'The new sector.' })
  sector?: CompanySector | null;

  @Field(() => CompanyOwnership, { nullable: true, description: 'The new ownership.' })
  ownership?: CompanyOwnership | null;

  @Matches(AREA_CODE, areaMessage)
  @Field(() => String, { nullable: true, description: 'The Kemendagri code of the new home area.' })
  areaCode?: string | null;

  @Matches(/^\d{13}$/, numberMessage)
  @Field(() => String, { nullable: true, description: 'The new business number, 13 digits.\nIstilah: NIB.' })
  registrationNumber?: string | null;

  @ValidateNested()
  @Field(() => CompanyContactInput, { nullable: true, description: 'The new contact; replaces the old one whole.' })
  contact?: CompanyContactInput | null;

  @ArrayMaxSize(50, { message: 'has at most 50 entries.' })
  @ValidateNested({ each: true })
  @Field(() => [CompanyImpactZoneInput], {
    nullable: true,
    description: 'Where it works; replaces the old list whole, at most 50.\nIstilah: wilayah dampak.',
  })
  impactZones?: CompanyImpactZoneInput[] | null;

  @ArrayMaxSize(30, { message: 'has at most 30 entries.' })
  @Field(() => [String], {
    nullable: true,
    description: 'The need categories it wants to give to, by code; replaces the old list whole, at most 30.',
  })
  focusCategories?: string[] | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'What it plans to give in a year, from 1; never public.\nIstilah: anggaran TJSL setahun.',
  })
  annualBudget?: Rupiah | null;
}

@InputType('VerifyCompanyInput', { description: 'The company that a forum coordinator has checked.' })
export class VerifyCompanyInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the company.' })
  companyId!: string;
}

@InputType('RejectCompanyRegistrationInput', { description: 'The company that is turned down, and why.' })
export class RejectCompanyRegistrationInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the company.' })
  companyId!: string;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, for the company to read; 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;
}

@InputType('SuspendCompanyInput', { description: 'The verified company that may submit nothing new for now, and why.' })
export class SuspendCompanyInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the company.' })
  companyId!: string;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, for the company to read; 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;
}

@InputType('SetCompanyVisibilityInput', { description: 'Whether the own company shows its name to the public.' })
export class SetCompanyVisibilityInput {
  @Field(() => Boolean, { description: 'True to show name, sector and evidence; false to stay anonymous.' })
  isVisible!: boolean;
}

@InputType('CompanyFilter', { description: 'Which companies to list; conditions are joined by "and".' })
export class CompanyFilter {
  @Matches(AREA_CODE, areaMessage)
  @Field(() => String, { nullable: true, description: 'Only companies whose home area is this one or lies in it.' })
  within?: string | null;

  @Field(() => CompanySector, { nullable: true, description: 'Only this sector.' })
  sector?: CompanySector | null;

  @Field(() => CompanyOwnership, { nullable: true, description: 'Only this ownership.' })
  ownership?: CompanyOwnership | null;

  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'Part of the name or of the code, whatever its case.' })
  text?: string | null;

  @Field(() => CompanyStatus, {
    nullable: true,
    description:
      'VERIFIED unless told; the others show only what the viewer may see: the own entry, or those of the ' +
      'coordinated area.',
  })
  status?: CompanyStatus | null;
}
