import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';

import { mayActIn, Role } from '#kit/actor';
import { GraphQLDate } from '#kit/dates';

import type { PillarsContext } from '../context.ts';
import { GapAreaStub } from '../gap-areas/gap-area.stub.ts';
import type { PersonnelRow } from '../personnel/personnel.queries.ts';
import { PersonnelEntry } from '../personnel/personnel.type.ts';
import type { PersonnelTypeRow } from '../personnel-types/personnel-type.queries.ts';
import { PersonnelTypeType } from '../personnel-types/personnel-type.type.ts';
import { PledgeAllocationStub, PledgeStub } from '../pledges/pledge.stub.ts';
import { byId } from '../references.ts';
import type { MeasuredReadiness } from './readiness.queries.ts';
import { worstOf, type Shortage } from './readiness.rules.ts';
import { DeliveryReadinessType, ReadinessShortageType } from './readiness.type.ts';

const MOST_PEOPLE = 100;
/** A plan has at most as many parts. */
const MOST_DAYS = 50;

/** The readiness of one part of a pledge; null once nothing is to be delivered. */
async function readinessOfAllocation(
  { deliveryDays, gapArea }: PledgeAllocationStub,
  { loaders }: PillarsContext,
): Promise<MeasuredReadiness | null> {
  if (!deliveryDays || !gapArea) return null;
  // A representation comes past the scalars: its days are read here.
  const days = deliveryDays.slice(0, MOST_DAYS).map((day) => GraphQLDate.parseValue(day));
  return byId({ load: (id: string) => loaders.readiness(id, days) }, gapArea.id);
}

@Resolver(() => PledgeAllocationStub)
class AllocationReadinessResolver {
  @Directive('@requires(fields: "deliveryDays gapArea { id }")')
  @FieldResolver(() => DeliveryReadinessType, {
    nullable: true,
    description: 'Whether the people are there to deliver it; null for a draft and once nothing is to be delivered.',
  })
  readiness(
    @Root() allocation: PledgeAllocationStub,
    @Ctx() context: PillarsContext,
  ): Promise<MeasuredReadiness | null> {
    return readinessOfAllocation(allocation, context);
  }
}

@Resolver(() => PledgeStub)
class PledgeReadinessResolver {
  @Directive('@requires(fields: "allocations { id deliveryDays gapArea { id } }")')
  @FieldResolver(() => DeliveryReadinessType, {
    nullable: true,
    description: 'The readiness of its part that is worst off, of those the viewer may see; null when none waits.',
  })
  async readiness(
    @Root() { allocations }: PledgeStub,
    @Ctx() context: PillarsContext,
  ): Promise<MeasuredReadiness | null> {
    const all = await Promise.all((allocations ?? []).map((one) => readinessOfAllocation(one, context)));
    return worstOf(all.filter((one) => one !== null));
  }
}

@Resolver(() => DeliveryReadinessType)
class DeliveryReadinessResolver {
  @FieldResolver(() => GapAreaStub, { nullable: true, description: 'The gap area that is to be served.' })
  gapArea(@Root() { gapAreaId }: MeasuredReadiness): GapAreaStub {
    return { id: gapAreaId };
  }

  @FieldResolver(() => [PersonnelEntry], {
    nullable: true,
    description: 'Who is assigned, at most 100; for pillar coordinators of the gap area, else null.',
  })
  async personnel(
    @Root() { areaCode, personnelIds }: MeasuredReadiness,
    @Ctx() { actor, loaders }: PillarsContext,
  ): Promise<PersonnelRow[] | null> {
    if (!mayActIn(actor, Role.PILLAR_COORDINATOR, areaCode)) return null;
    const found = await Promise.all(personnelIds.slice(0, MOST_PEOPLE).map((id) => loaders.personnel.load(id)));
    return found.filter((one) => one !== null);
  }
}

@Resolver(() => ReadinessShortageType)
class ReadinessShortageResolver {
  @FieldResolver(() => PersonnelTypeType, {
    nullable: true,
    description: 'The personnel type that is missing; null when any will do.',
  })
  async personnelType(
    @Root() { typeCode }: Shortage,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<PersonnelTypeRow | null> {
    return typeCode === null ? null : loaders.personnelType.load(typeCode);
  }
}

export const readinessResolvers = [
  AllocationReadinessResolver,
  PledgeReadinessResolver,
  DeliveryReadinessResolver,
  ReadinessShortageResolver,
] as const;
