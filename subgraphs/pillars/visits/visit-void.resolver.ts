import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role, mayActIn } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type PillarsContext } from '../context.ts';
import type { VisitRow } from './visit.queries.ts';
import { VisitReportType } from './visit.type.ts';
import { voidVisitReport } from './visit-void.commands.ts';
import { VoidVisitReportInput, VoidVisitReportResult } from './visit-void.type.ts';

@Resolver(() => VisitReportType)
export class VisitVoidResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it does not stand; for coordinators of either area, null for all others and while it stands.',
  })
  voidReason(@Root() visit: VisitRow, @Ctx() { actor }: PillarsContext): string | null {
    const areas = [visit.gapAreaCode, visit.personnelArea];
    return areas.some((area) => mayActIn(actor, Role.PILLAR_COORDINATOR, area)) ? visit.voidReason : null;
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => VoidVisitReportResult, {
    description:
      "Says that a report of the coordinated area's people does not stand; every total follows.\n" +
      'Istilah: batalkan laporan kunjungan.',
  })
  voidVisitReport(
    @Arg('input', () => VoidVisitReportInput, { description: 'Which report, and why.' }) input: VoidVisitReportInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof VoidVisitReportResult>> {
    return readAfresh(context, voidVisitReport(context, input));
  }
}
