import { Field, Int, ObjectType, createUnionType } from 'type-graphql';

import { Refusal, byTypename } from '#kit/refusal-type';

import { CompanyStatus } from './company.rules.ts';
import { CompanyType } from './company.type.ts';

@ObjectType('CompanyRegistered', { description: 'The company is entered and waits for the forum of its area.' })
export class CompanyRegistered {
  readonly __typename!: 'CompanyRegistered';

  @Field(() => CompanyType, { description: 'The new entry.' })
  company!: CompanyType;
}

@ObjectType('CompanyChanged', { description: 'The entry was changed.' })
export class CompanyChanged {
  readonly __typename!: 'CompanyChanged';

  @Field(() => CompanyType, { description: 'The entry as it is now; REGISTERED again when it has to be checked anew.' })
  company!: CompanyType;
}

@ObjectType('CompanyVerified', { description: 'The forum accepted the company; it may submit pledges.' })
export class CompanyVerified {
  readonly __typename!: 'CompanyVerified';

  @Field(() => CompanyType, { description: 'The company, now VERIFIED.' })
  company!: CompanyType;
}

@ObjectType('CompanyRegistrationRejected', { description: 'The forum turned the registration down.' })
export class CompanyRegistrationRejected {
  readonly __typename!: 'CompanyRegistrationRejected';

  @Field(() => CompanyType, { description: 'The company, now REJECTED.' })
  company!: CompanyType;
}

@ObjectType('CompanySuspended', { description: 'The forum suspended the company; its running pledges stay.' })
export class CompanySuspended {
  readonly __typename!: 'CompanySuspended';

  @Field(() => CompanyType, { description: 'The company, now SUSPENDED.' })
  company!: CompanyType;
}

@ObjectType('CompanyVisibilitySet', { description: 'The company shows or hides its name from now on.' })
export class CompanyVisibilitySet {
  readonly __typename!: 'CompanyVisibilitySet';

  @Field(() => CompanyType, { description: 'The company with its new visibility.' })
  company!: CompanyType;
}

@ObjectType('CompanyAlreadyRegistered', {
  implements: Refusal,
  description: 'The organisation has a company in the hub already.',
})
export class CompanyAlreadyRegistered extends Refusal {
  override readonly __typename!: 'CompanyAlreadyRegistered';

  @Field(() => String, { description: 'The code of the entry that exists.' })
  companyCode!: string;
}

@ObjectType('RegistrationNumberTaken', {
  implements: Refusal,
  description: 'Another entry carries this number; whose, is not told.',
})
export class RegistrationNumberTaken extends Refusal {
  override readonly __typename!: 'RegistrationNumberTaken';
}

@ObjectType('CompanyChangedMeanwhile', {
  implements: Refusal,
  description: 'The entry has a newer version than the one that was read.',
})
export class CompanyChangedMeanwhile extends Refusal {
  override readonly __typename!: 'CompanyChangedMeanwhile';

  @Field(() => Int, { description: 'The newest version.' })
  version!: number;
}

@ObjectType('CompanyStatusDiffers', {
  implements: Refusal,
  description: 'The step does not start from the status the company has.',
})
export class CompanyStatusDiffers extends Refusal {
  override readonly __typename!: 'CompanyStatusDiffers';

  @Field(() => CompanyStatus, { description: 'The status it has.' })
  status!: CompanyStatus;
}

@ObjectType('OwnOrganisation', { implements: Refusal, description: 'Nobody judges what their own organisation did.' })
export class OwnOrganisation extends Refusal {
  override readonly __typename!: 'OwnOrganisation';
}

export const RegisterCompanyResult = createUnionType({
  name: 'RegisterCompanyResult',
  description: 'The new entry, or why there is none.',
  types: () => [CompanyRegistered, CompanyAlreadyRegistered, RegistrationNumberTaken] as const,
  resolveType: byTypename,
});

export const ChangeCompanyResult = createUnionType({
  name: 'ChangeCompanyResult',
  description: 'The changed entry, or why it stayed as it was.',
  types: () => [CompanyChanged, RegistrationNumberTaken, CompanyChangedMeanwhile] as const,
  resolveType: byTypename,
});

export const VerifyCompanyResult = createUnionType({
  name: 'VerifyCompanyResult',
  description: 'The verified company, or why it is not.',
  types: () => [CompanyVerified, CompanyStatusDiffers, OwnOrganisation] as const,
  resolveType: byTypename,
});

export const RejectCompanyRegistrationResult = createUnionType({
  name: 'RejectCompanyRegistrationResult',
  description: 'The rejected company, or why it is not rejected.',
  types: () => [CompanyRegistrationRejected, CompanyStatusDiffers, OwnOrganisation] as const,
  resolveType: byTypename,
});

export const SuspendCompanyResult = createUnionType({
  name: 'SuspendCompanyResult',
  description: 'The suspended company, or why it is not suspended.',
  types: () => [CompanySuspended, CompanyStatusDiffers, OwnOrganisation] as const,
  resolveType: byTypename,
});

export const SetCompanyVisibilityResult = createUnionType({
  name: 'SetCompanyVisibilityResult',
  description: 'The company with its new visibility.',
  types: () => [CompanyVisibilitySet] as const,
  resolveType: byTypename,
});
