import { IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { CompanyType } from '../companies/company.type.ts';
import { ContactField } from './contact.rules.ts';

registerEnumType(ContactField, {
  name: 'ContactField',
  description: "A part of a company's contact.\nIstilah: data narahubung. Dasar hukum: UU 27/2022.",
  valuesConfig: {
    NAME: { description: 'The name of the person.\nIstilah: nama.' },
    EMAIL: { description: 'The address for mail.\nIstilah: surel.' },
    PHONE: { description: 'The telephone number.\nIstilah: telepon.' },
  },
});

@ObjectType('ContactRead', {
  description:
    "Somebody was shown a company's contact; kept for good, never changed.\nIstilah: catatan akses data pribadi.",
})
export class ContactRead {
  @Field(() => ID, { description: 'The number of the entry, in the order of reading.' })
  id!: string;

  @Field(() => [ContactField], { description: 'What was shown.' })
  fields!: ContactField[];

  @Field(() => String, { description: 'Who read it: the subject of the token.' })
  readerSubject!: string;

  @Field(() => String, { nullable: true, description: "The reader's organisation; null for none." })
  readerOrganisation!: string | null;

  @Field(() => String, { description: 'The role that allowed it, such as FORUM_COORDINATOR.' })
  readerRole!: string;

  @Field(() => String, { nullable: true, description: 'What for, where the reader said.\nIstilah: keperluan.' })
  purpose!: string | null;

  @Field(() => String, { description: 'The request it was part of, as in the log of the hub.' })
  requestId!: string;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  readAt!: string;
}

export const ContactReadConnection = connectionOf(ContactRead, 'ContactRead');

@InputType('EraseCompanyContactInput', { description: 'Whose contact is to be erased.' })
export class EraseCompanyContactInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the company.' })
  companyId!: string;
}

@ObjectType('CompanyContactErased', { description: 'The company is there as before, without the person it named.' })
export class CompanyContactErased {
  readonly __typename!: 'CompanyContactErased';

  @Field(() => CompanyType, { description: 'The company.' })
  company!: CompanyType;
}

@ObjectType('CompanyContactMissing', { implements: Refusal, description: 'No contact of the company is kept.' })
export class CompanyContactMissing extends Refusal {
  override readonly __typename!: 'CompanyContactMissing';
}

export const EraseCompanyContactResult = createUnionType({
  name: 'EraseCompanyContactResult',
  description: 'The company without a contact, or that there was none.',
  types: () => [CompanyContactErased, CompanyContactMissing] as const,
  resolveType: byTypename,
});
