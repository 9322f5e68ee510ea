import { Field, Int, ObjectType, createUnionType } from 'type-graphql';

import { Refusal, byTypename } from '#kit/refusal-type';

import { DeploymentEntry } from '../deployments/deployment.type.ts';
import { PersonnelEntry } from './personnel.type.ts';

@ObjectType('PersonnelRegistered', { description: 'The person is in the register and can be deployed.' })
export class PersonnelRegistered {
  readonly __typename!: 'PersonnelRegistered';

  @Field(() => PersonnelEntry, { description: 'The new entry.' })
  personnel!: PersonnelEntry;
}

@ObjectType('PersonnelChanged', { description: 'The entry was changed.' })
export class PersonnelChanged {
  readonly __typename!: 'PersonnelChanged';

  @Field(() => PersonnelEntry, { description: 'The entry as it is now.' })
  personnel!: PersonnelEntry;
}

@ObjectType('PersonnelServiceEnded', { description: 'The person serves no more; the entry stays for the record.' })
export class PersonnelServiceEnded {
  readonly __typename!: 'PersonnelServiceEnded';

  @Field(() => PersonnelEntry, { description: 'The entry, now ENDED.' })
  personnel!: PersonnelEntry;
}

@ObjectType('PersonnelAlreadyRegistered', {
  implements: Refusal,
  description: 'Somebody of this name serves in the same role and area already.',
})
export class PersonnelAlreadyRegistered extends Refusal {
  override readonly __typename!: 'PersonnelAlreadyRegistered';

  @Field(() => PersonnelEntry, { description: 'The entry that exists.' })
  personnel!: PersonnelEntry;
}

@ObjectType('PersonnelEnded', { implements: Refusal, description: "The person's service has ended already." })
export class PersonnelEnded extends Refusal {
  override readonly __typename!: 'PersonnelEnded';
}

@ObjectType('PersonErased', {
  implements: Refusal,
  description: 'What identified the person was erased; only counts are left.\nIstilah: dihapus.',
})
export class PersonErased extends Refusal {
  override readonly __typename!: 'PersonErased';
}

@ObjectType('PersonnelChangedMeanwhile', {
  implements: Refusal,
  description: 'Somebody changed the entry since it was read.',
})
export class PersonnelChangedMeanwhile extends Refusal {
  override readonly __typename!: 'PersonnelChangedMeanwhile';

  @Field(() => Int, { description: 'The version it has now.' })
  version!: number;
}

@ObjectType('PersonnelStillDeployed', {
  implements: Refusal,
  description: 'A deployment of the person is not over yet.',
})
export class PersonnelStillDeployed extends Refusal {
  override readonly __typename!: 'PersonnelStillDeployed';

  @Field(() => DeploymentEntry, { description: 'The next deployment that stands in the way.' })
  deployment!: DeploymentEntry;
}

export const RegisterPersonnelResult = createUnionType({
  name: 'RegisterPersonnelResult',
  description: 'The new entry, or why there is none.',
  types: () => [PersonnelRegistered, PersonnelAlreadyRegistered] as const,
  resolveType: byTypename,
});

export const ChangePersonnelResult = createUnionType({
  name: 'ChangePersonnelResult',
  description: 'The changed entry, or why it stays as it is.',
  types: () => [PersonnelChanged, PersonnelChangedMeanwhile, PersonnelEnded] as const,
  resolveType: byTypename,
});

export const EndPersonnelResult = createUnionType({
  name: 'EndPersonnelResult',
  description: 'The ended entry, or why the service goes on.',
  types: () => [PersonnelServiceEnded, PersonnelEnded, PersonnelStillDeployed] as const,
  resolveType: byTypename,
});
