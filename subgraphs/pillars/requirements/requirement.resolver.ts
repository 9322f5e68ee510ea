import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type PillarsContext } from '../context.ts';
import { GapAreaStub } from '../gap-areas/gap-area.stub.ts';
import type { PersonnelTypeRow } from '../personnel-types/personnel-type.queries.ts';
import { PersonnelTypeType } from '../personnel-types/personnel-type.type.ts';
import { byId } from '../references.ts';
import { setDeliveryRequirements } from './requirement.commands.ts';
import type { Requirement } from './requirement.rules.ts';
import {
  DeliveryRequirementsType,
  DeliveryRequirementType,
  SetDeliveryRequirementsInput,
  SetDeliveryRequirementsResult,
} from './requirement.type.ts';

@Resolver(() => DeliveryRequirementType)
class DeliveryRequirementResolver {
  @FieldResolver(() => PersonnelTypeType, { nullable: true, description: 'The personnel type asked for.' })
  personnelType(
    @Root() { typeCode }: Requirement,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<PersonnelTypeRow | null> {
    return loaders.personnelType.load(typeCode);
  }
}

@Resolver(() => GapAreaStub)
class GapAreaRequirementsResolver {
  @FieldResolver(() => DeliveryRequirementsType, {
    nullable: true,
    description: 'Which people it asks for, type by type; null while nobody set that.\nIstilah: persyaratan personel.',
  })
  async deliveryRequirements(
    @Root() { id }: GapAreaStub,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<DeliveryRequirementsType | null> {
    const set = await byId(loaders.requirements, id);
    if (!set || set.requirements.length === 0) return null;
    const { version, people, needed, setAt, requirements } = set;
    return { version, people, setAt, rows: requirements, agreesWithNeed: needed === null || needed === people };
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => SetDeliveryRequirementsResult, {
    description: 'Says which people a gap area of the coordinated area asks for, type by type, and how certified.',
  })
  setDeliveryRequirements(
    @Arg('input', () => SetDeliveryRequirementsInput, { description: 'Which gap area, and all its rows.' })
    input: SetDeliveryRequirementsInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof SetDeliveryRequirementsResult>> {
    return readAfresh(context, setDeliveryRequirements(context, input));
  }
}

export const requirementResolvers = [DeliveryRequirementResolver, GapAreaRequirementsResolver] as const;
