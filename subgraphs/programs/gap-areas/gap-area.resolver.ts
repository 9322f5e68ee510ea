import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';

import { AS_OF, readAsOf } from '#kit/as-of';
import { PageArgs, type Page } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';

import { AreaType } from '../areas/area.type.ts';
import { NeedCategoryType } from '../categories/need-category.type.ts';
import { loadersAt, type ProgramsContext } from '../context.ts';
import { gapAreasThen, gapAreaThen } from '../history/gap-areas-then.queries.ts';
import { NeedKind } from '../needs/need-line.rules.ts';
import { NeedLineType } from '../needs/need-line.type.ts';
import { PriorityScoreType } from '../priorities/priority.type.ts';
import { ProgrammePillarType } from '../programmes/programme.type.ts';
import { asksParent } from '../areas/area.queries.ts';
import { projectionAsked } from '../rankings/projection.queries.ts';
import { gapAreasAsked, listGapAreas } from '../rankings/ranking.queries.ts';
import { GapAreaOrderField } from '../rankings/ranking.rules.ts';
import { GapAreaFilter, GapAreaOrder } from '../rankings/gap-filter.type.ts';
import { GapAreaProjectionType } from '../rankings/ranking.type.ts';

import { boundBeside } from './gap-area.rules.ts';
import { gapFamily } from '../suppression/told-people.queries.ts';
import { actionsOf, peopleCount, shownCount, stepsOf, type GapAreaRow } from './gap-area.queries.ts';
import {
  GapAreaActionsType,
  GapAreaConnection,
  GapAreaStepType,
  GapAreaType,
  GapEvidenceType,
  PeopleCountType,
} from './gap-area.type.ts';

@Resolver(() => GapAreaType)
export class GapAreaResolver {
  @Query(() => GapAreaConnection, {
    nullable: true,
    description:
      'Gap areas, ranked: by uncovered rupiah unless told. Answered from the read model.\nIstilah: daftar kesenjangan.',
  })
  gapAreas(
    @Arg('filter', () => GapAreaFilter, {
      nullable: true,
      description: 'Which gap areas; all published ones when left out.',
    })
    filter: GapAreaFilter | null,
    @Arg('orderBy', () => GapAreaOrder, {
      nullable: true,
      description: 'By what to order; REMAINING of MONEY, largest first, when left out.',
    })
    orderBy: GapAreaOrder | null,
    @Arg('asOf', () => GraphQLDateTime, {
      ...AS_OF,
      description: `${AS_OF.description} With it, by people in need or by deadline only, and without what is known of now.`,
    })
    asOf: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<GapAreaRow>> {
    const then = readAsOf(asOf);
    const chosen = gapAreasAsked(info);
    if (then !== null) return gapAreasThen(context, filter ?? {}, orderBy, page, then, chosen);
    return listGapAreas(
      context,
      filter ?? {},
      orderBy ?? { field: GapAreaOrderField.REMAINING, kind: NeedKind.MONEY },
      page,
      { chosen },
    );
  }

  @Query(() => GapAreaType, {
    nullable: true,
    description: 'One gap area by its id or its code; NOT_FOUND when there is none.\nIstilah: kesenjangan.',
  })
  gapArea(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: 'Its code, such as KSJ-1572-2027-0001.' }) code:
      | string
      | null,
    @Arg('asOf', () => GraphQLDateTime, AS_OF) asOf: string | null,
    @Ctx() context: ProgramsContext,
  ): Promise<GapAreaRow> {
    return gapAreaThen(context, { id, code }, readAsOf(asOf));
  }

  @FieldResolver(() => AreaType, { description: 'Where the need is.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: GapAreaRow, @Ctx() { loaders }: ProgramsContext, @Info() info: GraphQLResolveInfo) {
    return (asksParent(info) ? loaders.areaUpwards : loaders.area).load(areaCode);
  }

  @FieldResolver(() => NeedCategoryType, {
    description: 'Whose need it is, by the list of the law or ours.\nIstilah: kategori kebutuhan.',
  })
  category(@Root() { categoryCode }: GapAreaRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.needCategory.load(categoryCode);
  }

  @FieldResolver(() => ProgrammePillarType, {
    nullable: true,
    description: 'The programme pillar it belongs to, if any.\nIstilah: pilar program.',
  })
  programmePillar(@Root() { programmePillarCode }: GapAreaRow, @Ctx() { loaders }: ProgramsContext) {
    return programmePillarCode === null ? null : loaders.programmePillar.load(programmePillarCode);
  }

  @FieldResolver(() => PeopleCountType, {
    nullable: true,
    description: 'People in need; null when nobody has counted.\nIstilah: jumlah jiwa.',
  })
  peopleInNeed(@Root() gap: GapAreaRow, @Ctx() { actor }: ProgramsContext) {
    return peopleCount(actor, gap);
  }

  @FieldResolver(() => PeopleCountType, {
    nullable: true,
    description: 'People the help is to reach; null when nobody has said.\nIstilah: sasaran jiwa.',
  })
  async peopleTargeted(@Root() gap: GapAreaRow, @Ctx() { actor, loaders }: ProgramsContext) {
    const { id, peopleTargeted, areaCode, peopleBelow } = gap;
    const below = peopleTargeted === null ? null : await loaders.toldBelow('TARGETED', gapFamily(gap), id);
    const bounds = [below, boundBeside(peopleTargeted, peopleBelow)].filter((bound) => bound !== null);
    return shownCount(actor, peopleTargeted, areaCode, bounds.length === 0 ? null : Math.max(...bounds));
  }

  @FieldResolver(() => [NeedLineType], { description: 'What is needed, one unit per line.\nIstilah: baris kebutuhan.' })
  needLines(@Root() gap: GapAreaRow, @Ctx() context: ProgramsContext) {
    return loadersAt(context, gap).needLinesOfGap(gap.id);
  }

  @FieldResolver(() => [GapEvidenceType], {
    description: 'What shows that the gap is real, oldest first, the last 100.\nIstilah: bukti.',
  })
  evidence(@Root() gap: GapAreaRow, @Ctx() context: ProgramsContext) {
    return loadersAt(context, gap).gapEvidence.load(gap.id);
  }

  @FieldResolver(() => [GapAreaStepType], {
    description: 'Its steps since the draft, oldest first, the last 100.\nIstilah: riwayat.',
  })
  history(@Root() gap: GapAreaRow, @Ctx() context: ProgramsContext) {
    return stepsOf({ actor: context.actor, loaders: loadersAt(context, gap) }, gap);
  }

  @FieldResolver(() => PriorityScoreType, {
    nullable: true,
    description: 'How urgent it is, with all parts; null with asOf.\nIstilah: skor prioritas.',
  })
  priority(@Root() { id, deadline, asKnownAt }: GapAreaRow, @Ctx() { loaders }: ProgramsContext) {
    // What it is ranked by is kept as it is now only.
    return asKnownAt !== undefined ? null : loaders.priority(id, deadline);
  }

  @FieldResolver(() => GapAreaProjectionType, {
    nullable: true,
    description: 'What it is ranked by; it answers while csr is away; null with asOf.\nIstilah: proyeksi.',
  })
  projection(
    @Root() { id, asKnownAt }: GapAreaRow,
    @Ctx() { loaders }: ProgramsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return asKnownAt !== undefined ? null : loaders.projection(projectionAsked(info)).load(id);
  }

  @FieldResolver(() => GapAreaActionsType, {
    description: 'What the person asking may do now.\nIstilah: tindakan yang tersedia.',
  })
  viewerCan(@Root() gap: GapAreaRow, @Ctx() { actor }: ProgramsContext) {
    return actionsOf(actor, gap);
  }
}
