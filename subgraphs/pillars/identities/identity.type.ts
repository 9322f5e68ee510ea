import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { PersonErased, PersonnelStillDeployed } from '../personnel/personnel-result.type.ts';
import { PersonnelEntry } from '../personnel/personnel.type.ts';

@ObjectType('MyData', {
  description: 'All that pillars holds of the person who asks.\nIstilah: data saya. Dasar hukum: UU 27/2022 Pasal 7.',
})
export class MyData {
  @Field(() => ID, { description: 'The id of the own entry.' })
  personnelId!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was put together.' })
  exportedAt!: string;

  @Field(() => String, {
    description:
      'A JSON document: person, personnel, consents with their wording, availability, certificates, deployments with ' +
      'their steps, reports of visits, corrections, and the last 1,000 reads of the own data.',
  })
  json!: string;
}

@InputType('LinkPersonAccountInput', { description: 'Whose account it is.' })
export class LinkPersonAccountInput {
  @IsUUID()
  @Field(() => ID, { description: "The id of the person's entry." })
  personnelId!: string;

  @Length(1, 200)
  @Field(() => String, { description: "The account: the subject of the person's token." })
  subject!: string;
}

@InputType('ErasePersonInput', { description: 'Who is to be erased.' })
export class ErasePersonInput {
  @IsUUID()
  @Field(() => ID, { description: "The id of the person's entry." })
  personnelId!: string;
}

@InputType('EraseMyDataInput', { description: 'That it is meant.' })
export class EraseMyDataInput {
  @Field(() => Boolean, {
    description: 'True: the own data is erased for good, and the service ends. Nobody can bring it back.',
  })
  isConfirmed!: boolean;
}

@ObjectType('MyDataErased', {
  description: 'Nothing says any more who it was; deployments and hours are counted as before.',
})
export class MyDataErased {
  readonly __typename!: 'MyDataErased';

  @Field(() => PersonnelEntry, { description: 'The entry without a person, now ENDED.' })
  personnel!: PersonnelEntry;
}

@ObjectType('PersonAccountLinked', { description: 'The account sees what is held of the person.' })
export class PersonAccountLinked {
  readonly __typename!: 'PersonAccountLinked';

  @Field(() => PersonnelEntry, { description: 'The person.' })
  personnel!: PersonnelEntry;
}

@ObjectType('AccountAlreadyLinked', { implements: Refusal, description: "The account is another person's." })
export class AccountAlreadyLinked extends Refusal {
  override readonly __typename!: 'AccountAlreadyLinked';
}

@ObjectType('PersonnelErased', {
  description: 'Nothing says any more who it was; deployments and hours are counted as before.',
})
export class PersonnelErased {
  readonly __typename!: 'PersonnelErased';

  @Field(() => PersonnelEntry, { description: 'The entry without a person, now ENDED.' })
  personnel!: PersonnelEntry;
}

export const LinkPersonAccountResult = createUnionType({
  name: 'LinkPersonAccountResult',
  description: 'The person, or why the account is not linked.',
  types: () => [PersonAccountLinked, AccountAlreadyLinked, PersonErased] as const,
  resolveType: byTypename,
});

export const ErasePersonResult = createUnionType({
  name: 'ErasePersonResult',
  description: 'The erased entry, or why it stays.',
  types: () => [PersonnelErased, PersonErased, PersonnelStillDeployed] as const,
  resolveType: byTypename,
});

export const EraseMyDataResult = createUnionType({
  name: 'EraseMyDataResult',
  description: 'The erased entry, or why it stays.',
  types: () => [MyDataErased, PersonnelStillDeployed] as const,
  resolveType: byTypename,
});
