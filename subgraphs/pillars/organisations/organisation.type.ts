import { IsUUID, Length, Matches } from 'class-validator';
import { Directive, Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { AREA_CODE } from '../areas/area.rules.ts';
import { OrganisationStatus } from './organisation.rules.ts';

registerEnumType(OrganisationStatus, {
  name: 'OrganisationStatus',
  description: 'Whether a body works.\nIstilah: status lembaga.',
  valuesConfig: {
    ACTIVE: { description: 'Works and may have people in the register.\nIstilah: aktif.' },
    ENDED: { description: 'Does not work any more; the entry stays for the record.\nIstilah: berhenti.' },
  },
});

@ObjectType('Organisation', {
  description: 'A body that social welfare can count on, such as a Karang Taruna or an LKS.\nIstilah: lembaga PSKS.',
})
@Directive('@key(fields: "id")')
export class OrganisationType {
  @Field(() => ID, { description: 'The id of the organisation, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'What it calls itself.\nIstilah: nama lembaga.' })
  name!: string;

  @Field(() => OrganisationStatus, { description: 'Whether it works.' })
  status!: OrganisationStatus;

  @Field(() => Boolean, { description: 'True for an invented body of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  @Field(() => Int, { description: 'Goes up with each change.' })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was registered here.' })
  registeredAt!: string;

  /** Behind field resolvers. */
  typeCode!: string;
  areaCode!: string;
}

export const OrganisationConnection = connectionOf(OrganisationType, 'Organisation');

@InputType('OrganisationFilter', { description: 'Which bodies to list; what is left out does not narrow the list.' })
export class OrganisationFilter {
  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, {
    nullable: true,
    description: 'Only bodies of this area and what lies in it, by Kemendagri code.',
  })
  within?: string | null;

  @Length(1, 40)
  @Field(() => String, { nullable: true, description: 'Only bodies of this PSKS, by its code, such as PSKS-05.' })
  type?: string | null;

  @Field(() => OrganisationStatus, {
    nullable: true,
    description: 'Only bodies of this status; the active ones unless told.',
  })
  status?: OrganisationStatus | null;
}

@InputType('RegisterOrganisationInput', { description: 'A body that works in the coordinated area.' })
export class RegisterOrganisationInput {
  @Length(2, 200)
  @Field(() => String, { description: 'What it calls itself, 2 to 200 characters.' })
  name!: string;

  @Length(1, 40)
  @Field(() => String, { description: 'The PSKS it is, by its code; one whose subject is INSTITUTION.' })
  type!: string;

  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, { description: 'The area it works in, by Kemendagri code.' })
  areaCode!: string;
}

@InputType('EndOrganisationInput', { description: 'Which body works no more, and why.' })
export class EndOrganisationInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the organisation.' })
  organisationId!: string;

  @Length(3, 500)
  @Field(() => String, { description: 'Why, 3 to 500 characters; kept, not shown.\nIstilah: alasan.' })
  reason!: string;
}

@ObjectType('OrganisationRegistered', { description: 'The body is in the register.' })
export class OrganisationRegistered {
  readonly __typename!: 'OrganisationRegistered';

  @Field(() => OrganisationType, { description: 'The new entry.' })
  organisation!: OrganisationType;
}

@ObjectType('OrganisationClosed', { description: 'The body works no more; the entry stays for the record.' })
export class OrganisationClosed {
  readonly __typename!: 'OrganisationClosed';

  @Field(() => OrganisationType, { description: 'The entry, now ENDED.' })
  organisation!: OrganisationType;
}

@ObjectType('OrganisationAlreadyRegistered', {
  implements: Refusal,
  description: 'A body of this name and kind works in the area already.',
})
export class OrganisationAlreadyRegistered extends Refusal {
  override readonly __typename!: 'OrganisationAlreadyRegistered';

  @Field(() => OrganisationType, { description: 'The entry that exists.' })
  organisation!: OrganisationType;
}

@ObjectType('OrganisationEnded', { implements: Refusal, description: 'The body was ended before.' })
export class OrganisationEnded extends Refusal {
  override readonly __typename!: 'OrganisationEnded';
}

export const RegisterOrganisationResult = createUnionType({
  name: 'RegisterOrganisationResult',
  description: 'The new entry, or why there is none.',
  types: () => [OrganisationRegistered, OrganisationAlreadyRegistered] as const,
  resolveType: byTypename,
});

export const EndOrganisationResult = createUnionType({
  name: 'EndOrganisationResult',
  description: 'The ended entry, or why it stays.',
  types: () => [OrganisationClosed, OrganisationEnded] as const,
  resolveType: byTypename,
});
