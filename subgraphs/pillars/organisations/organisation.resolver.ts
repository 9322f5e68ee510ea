import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import type { Answer } from '#kit/refusal-type';

import { Area } from '../areas/area.stub.ts';
import { readAfresh, type PillarsContext } from '../context.ts';
import type { ResourceTypeRow } from '../resource-types/resource-type.queries.ts';
import { ResourceTypeType } from '../resource-types/resource-type.type.ts';
import { endOrganisation, registerOrganisation } from './organisation.commands.ts';
import { listOrganisations, type OrganisationRow } from './organisation.queries.ts';
import {
  EndOrganisationInput,
  EndOrganisationResult,
  OrganisationConnection,
  OrganisationFilter,
  OrganisationType,
  RegisterOrganisationInput,
  RegisterOrganisationResult,
} from './organisation.type.ts';

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  @Query(() => OrganisationConnection, {
    nullable: true,
    description: 'Bodies such as Karang Taruna and LKS, by area.\nIstilah: lembaga PSKS.',
  })
  organisations(
    @Arg('filter', () => OrganisationFilter, {
      nullable: true,
      description: 'Which bodies; all active ones when left out.',
    })
    filter: OrganisationFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: PillarsContext,
  ): Promise<Page<OrganisationRow>> {
    return listOrganisations(read, filter ?? {}, page);
  }

  @Query(() => OrganisationType, { nullable: true, description: 'One body by its id, or NOT_FOUND.' })
  async organisation(
    @Arg('id', () => ID, { description: 'The id of the organisation, a UUID.' }) id: string,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<OrganisationRow> {
    const found = await loaders.organisation.load(readId('id', id));
    if (!found) throw notFound('organisation', id);
    return found;
  }

  @FieldResolver(() => ResourceTypeType, { nullable: true, description: 'The PSKS it is, such as Karang Taruna.' })
  type(@Root() { typeCode }: OrganisationRow, @Ctx() { loaders }: PillarsContext): Promise<ResourceTypeRow | null> {
    return loaders.resourceType.load(typeCode);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area it works in.\nIstilah: wilayah kerja.' })
  area(@Root() { areaCode }: OrganisationRow): Area {
    return { code: areaCode };
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => RegisterOrganisationResult, { description: 'Enters a body that works in the coordinated area.' })
  registerOrganisation(
    @Arg('input', () => RegisterOrganisationInput, { description: 'Which body, where and of what kind.' })
    input: RegisterOrganisationInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof RegisterOrganisationResult>> {
    return readAfresh(context, registerOrganisation(context, input));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => EndOrganisationResult, { description: 'Marks a body of the coordinated area as ended.' })
  endOrganisation(
    @Arg('input', () => EndOrganisationInput, { description: 'Which body, and why.' }) input: EndOrganisationInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof EndOrganisationResult>> {
    return readAfresh(context, endOrganisation(context, input));
  }
}
