import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Resolver, Root, Subscription } from 'type-graphql';

import { AS_OF, readAsOf } from '#kit/as-of';
import { PageArgs, type Page } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';
import { readId } from '#kit/ids';

import { loadersAt, type CsrContext } from '../context.ts';
import { allocationsAsked, allocationsOfGap, viewerOf } from '../allocations/allocation.queries.ts';
import { coverageAt } from '../history/coverage-at.queries.ts';
import { PledgeAllocationConnection, PledgeAllocationType } from '../allocations/allocation.type.ts';
import { changesOf } from '../pledges/changes.queries.ts';
import { rowsOfLine } from './coverage.queries.ts';
import { Coverage, CoverageRow, CoverageRowConnection, LineCoverage } from './coverage.type.ts';
import { BudgetLineStub, GapArea } from './gap-area.stub.ts';

@Resolver(() => GapArea)
export class GapAreaResolver {
  @FieldResolver(() => Coverage, {
    nullable: true,
    description: 'How far it is covered, per need line; null until csr has heard of the gap.\nIstilah: pemenuhan.',
  })
  coverage(
    @Root() gap: GapArea,
    @Arg('asOf', () => GraphQLDateTime, AS_OF) asOf: string | null,
    @Ctx() context: CsrContext,
  ): Promise<Coverage | null> {
    return coverageAt(context, gap.id, readAsOf(asOf));
  }

  @FieldResolver(() => PledgeAllocationConnection, {
    nullable: true,
    description:
      'The allocations that wait for it, are held, committed or delivered, the oldest id first; drafts and exits in no list.',
  })
  allocations(
    @Root() gap: GapArea,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: CsrContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<PledgeAllocationType>> {
    return allocationsOfGap(loaders, gap.id, page, allocationsAsked(info));
  }

  @Subscription(() => GapArea, {
    nullable: true,
    description:
      'Tells each change of the coverage of one gap area, with the gap as it is then.\nIstilah: pembaruan langsung.',
    subscribe: ({ args, context }: { args: { gapAreaId: string }; context: CsrContext }) =>
      changesOf(context, 'coverage', readId('gapAreaId', args.gapAreaId)),
  })
  gapCoverageChanged(
    @Arg('gapAreaId', () => ID, { description: 'The id of the gap area.' }) gapAreaId: string,
  ): GapArea {
    return { id: readId('gapAreaId', gapAreaId) };
  }
}

@Resolver(() => LineCoverage)
export class LineCoverageResolver {
  @FieldResolver(() => CoverageRowConnection, {
    description:
      'The rows behind its totals: budget, held, committed, delivered; each part adds up exactly.\nIstilah: rincian.',
  })
  rows(
    @Root() line: LineCoverage,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<CoverageRow>> {
    return rowsOfLine(loadersAt(context, line), line.needLineId, page);
  }
}

@Resolver(() => CoverageRow)
export class CoverageRowResolver {
  @FieldResolver(() => BudgetLineStub, {
    nullable: true,
    description: 'The budget line of a BUDGET row; null for the others.',
  })
  budgetLine(@Root() row: CoverageRow): BudgetLineStub | null {
    return row.budgetLineId === null ? null : { id: row.budgetLineId };
  }

  @FieldResolver(() => PledgeAllocationType, {
    nullable: true,
    description: 'The allocation behind the row; null for a budget line or an activity.',
  })
  async allocation(@Root() row: CoverageRow, @Ctx() context: CsrContext): Promise<PledgeAllocationType | null> {
    const allocation =
      row.allocationId === null ? null : await loadersAt(context, row).allocationById.load(row.allocationId);
    // What an amendment asks more is submitted, not accepted: whose it is concerns its sides only.
    if (!allocation || row.part !== 'HELD' || allocation.state === 'SUBMITTED') return allocation;
    const { isOwner, isCoordinator } = viewerOf(context.actor, allocation);
    return isOwner || isCoordinator ? allocation : null;
  }
}

export const gapAreaResolvers = [CoverageRowResolver, GapAreaResolver, LineCoverageResolver] as const;
