import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import type { Answer } from '#kit/refusal-type';

import { Area } from '../areas/area.stub.ts';
import type { AvailabilityRow } from '../availability/availability.queries.ts';
import { AvailabilityWindow } from '../availability/availability.type.ts';
import type { CertificateRow } from '../certificates/certificate.queries.ts';
import { CertificateType } from '../certificates/certificate.type.ts';
import { readAfresh, type PillarsContext } from '../context.ts';
import type { DeploymentRow } from '../deployments/deployment.queries.ts';
import { DeploymentState } from '../deployments/deployment.rules.ts';
import { DeploymentConnection } from '../deployments/deployment.type.ts';
import type { OrganisationRow } from '../organisations/organisation.queries.ts';
import { OrganisationType } from '../organisations/organisation.type.ts';
import type { PersonnelTypeRow } from '../personnel-types/personnel-type.queries.ts';
import { PersonnelTypeType } from '../personnel-types/personnel-type.type.ts';
import {
  ChangePersonnelInput,
  EndPersonnelInput,
  PersonnelFilter,
  RegisterPersonnelInput,
} from './personnel-input.type.ts';
import { ChangePersonnelResult, EndPersonnelResult, RegisterPersonnelResult } from './personnel-result.type.ts';
import { changePersonnel, endPersonnel, registerPersonnel } from './personnel.commands.ts';
import { readPurpose, withholdPersonal } from '../personal-reads/personal-read.queries.ts';
import { listPersonnel, maySeeContact, type PersonnelRow } from './personnel.queries.ts';
import { PersonnelAction, personnelActions } from './personnel.rules.ts';
import { PersonnelConnection, PersonnelEntry } from './personnel.type.ts';

const PURPOSE = {
  nullable: true,
  description: 'What it is read for, up to 200 characters; kept in personalReads.\nIstilah: keperluan.',
};

@Resolver(() => PersonnelEntry)
export class PersonnelResolver {
  @Query(() => PersonnelConnection, {
    nullable: true,
    description: 'People who serve, by area, type, skill and organisation; names stay with their coordinators.',
  })
  personnel(
    @Arg('filter', () => PersonnelFilter, {
      nullable: true,
      description: 'Which people; all active ones when left out.',
    })
    filter: PersonnelFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: PillarsContext,
  ): Promise<Page<PersonnelRow>> {
    return listPersonnel(context, filter ?? {}, page);
  }

  @Query(() => PersonnelEntry, { nullable: true, description: "One person's entry by its id, or NOT_FOUND." })
  async person(
    @Arg('id', () => ID, { description: 'The id of the entry, a UUID.' }) id: string,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<PersonnelRow> {
    const found = await loaders.personnel.load(readId('id', id));
    if (!found) throw notFound('personnel', id);
    return found;
  }

  @FieldResolver(() => PersonnelTypeType, { nullable: true, description: 'The role in which the person serves.' })
  type(@Root() { typeCode }: PersonnelRow, @Ctx() { loaders }: PillarsContext): Promise<PersonnelTypeRow | null> {
    return loaders.personnelType.load(typeCode);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area served.\nIstilah: wilayah tugas.' })
  area(@Root() { areaCode }: PersonnelRow): Area {
    return { code: areaCode };
  }

  @FieldResolver(() => OrganisationType, {
    nullable: true,
    description: 'The body the person belongs to; null for none.',
  })
  async organisation(
    @Root() { organisationId }: PersonnelRow,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<OrganisationRow | null> {
    return organisationId === null ? null : loaders.organisation.load(organisationId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The full name, for coordinators of that area and ADMIN, who are noted in personalReads; for others null, with one ' +
      'FORBIDDEN for the whole request that comes only where the field is asked for.',
  })
  fullName(
    @Root() person: PersonnelRow,
    @Arg('purpose', () => String, PURPOSE) purpose: string | null,
    @Ctx() { actor, loaders, withheld }: PillarsContext,
  ): Promise<string | null> | null {
    const look = { personnelId: person.id, field: 'FULL_NAME', purpose: readPurpose(purpose) } as const;
    return maySeeContact(actor, person) ? loaders.contact.load(look) : withholdPersonal(withheld, look.field);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The telephone number, where its owner agrees to be called, for coordinators of that area and ADMIN, who are ' +
      'noted in personalReads; for others null, with one FORBIDDEN for the whole request that comes only where the ' +
      'field is asked for.',
  })
  phone(
    @Root() person: PersonnelRow,
    @Arg('purpose', () => String, PURPOSE) purpose: string | null,
    @Ctx() { actor, loaders, withheld }: PillarsContext,
  ): Promise<string | null> | null {
    const look = { personnelId: person.id, field: 'PHONE', purpose: readPurpose(purpose) } as const;
    return maySeeContact(actor, person) ? loaders.contact.load(look) : withholdPersonal(withheld, look.field);
  }

  @FieldResolver(() => [PersonnelAction], { description: 'What the viewer may do with the entry now; empty for most.' })
  viewerCan(@Root() person: PersonnelRow, @Ctx() { actor }: PillarsContext): PersonnelAction[] {
    return personnelActions(person.status, maySeeContact(actor, person));
  }

  @FieldResolver(() => [AvailabilityWindow], {
    nullable: true,
    description: 'The windows stated from today on, at most 50; for coordinators of that area and ADMIN, else null.',
  })
  async availability(
    @Root() person: PersonnelRow,
    @Ctx() { actor, loaders }: PillarsContext,
  ): Promise<AvailabilityRow[] | null> {
    return maySeeContact(actor, person) ? loaders.availabilityOfPerson.load(person.id) : null;
  }

  @FieldResolver(() => [CertificateType], {
    nullable: true,
    description: 'The newest certificates, at most 50; for coordinators of that area and ADMIN, else null.',
  })
  async certificates(
    @Root() person: PersonnelRow,
    @Ctx() { actor, loaders }: PillarsContext,
  ): Promise<CertificateRow[] | null> {
    return maySeeContact(actor, person) ? loaders.certificatesOfPerson.load(person.id) : null;
  }

  @FieldResolver(() => DeploymentConnection, {
    description: 'Where the person is and was deployed, by first day.\nIstilah: penugasan.',
  })
  deployments(
    @Root() { id }: PersonnelRow,
    @Arg('states', () => [DeploymentState], { nullable: true, description: 'Only deployments in these states.' })
    states: DeploymentState[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<Page<DeploymentRow>> {
    return loaders.deploymentsOfPerson(page, states).load(id);
  }
}

@Resolver(() => PersonnelEntry)
export class PersonnelCommandsResolver {
  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => RegisterPersonnelResult, { description: 'Enters somebody who serves in the coordinated area.' })
  registerPersonnel(
    @Arg('input', () => RegisterPersonnelInput, {
      description: 'Who serves, where and as what.',
    })
    input: RegisterPersonnelInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof RegisterPersonnelResult>> {
    return readAfresh(context, registerPersonnel(context, input));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => ChangePersonnelResult, { description: 'Changes an entry of the coordinated area.' })
  changePersonnel(
    @Arg('input', () => ChangePersonnelInput, { description: 'What to change.' }) input: ChangePersonnelInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof ChangePersonnelResult>> {
    return readAfresh(context, changePersonnel(context, input));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => EndPersonnelResult, { description: "Ends somebody's service in the coordinated area." })
  endPersonnel(
    @Arg('input', () => EndPersonnelInput, { description: 'Who, and why.' }) input: EndPersonnelInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof EndPersonnelResult>> {
    return readAfresh(context, endPersonnel(context, input));
  }
}
