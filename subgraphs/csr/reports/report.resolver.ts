import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import { readId } from '#kit/ids';
import type { Answer } from '#kit/refusal-type';

import { AreaStub } from '../areas/area.stub.ts';
import type { CsrContext } from '../context.ts';
import { GapArea } from '../gap-areas/gap-area.stub.ts';
import { PledgeOriginType } from '../pledges/pledge.type.ts';
import { CsrReportFiled, FileCsrReportInput, FileCsrReportResult } from './report-command.type.ts';
import { fileCsrReport } from './report.commands.ts';
import { complianceReport, contentOf, oneReport, reportsOf, rowsOfReport } from './report.queries.ts';
import { ComplianceReportType, CsrReportType, RealisationRowConnection, RealisationRowType } from './report.type.ts';

const COMPANY = 'The company: the own one, or one whose home area or forum the viewer coordinates.';

@Resolver(() => ComplianceReportType)
class ComplianceReportResolver {
  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => ComplianceReportType, {
    nullable: true,
    description:
      'What a company gave in a year against its plan, as the books stand now; fileCsrReport keeps it. The company and\n' +
      'ADMIN see the whole; a coordinator sees what lies in the own areas, and every total is of what is shown.\n' +
      'Istilah: laporan TJSL tahunan.',
  })
  complianceReport(
    @Arg('companyId', () => ID, { description: COMPANY }) companyId: string,
    @Arg('year', () => Int, { description: 'The fiscal year.' }) year: number,
    @Ctx() context: CsrContext,
  ): Promise<ComplianceReportType> {
    return complianceReport(context, readId('companyId', companyId), year);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => CsrReportType, { nullable: true, description: 'A filed report by its code, or NOT_FOUND.' })
  csrReport(
    @Arg('code', () => String, { description: 'The code of the report, such as LTJ-2026-000012.' }) code: string,
    @Ctx() context: CsrContext,
  ): Promise<CsrReportType> {
    return oneReport(context, code);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => [CsrReportType], {
    nullable: true,
    description: 'The reports filed for a year, newest first, the last 50.',
  })
  csrReports(
    @Arg('companyId', () => ID, { description: COMPANY }) companyId: string,
    @Arg('year', () => Int, { description: 'The fiscal year.' }) year: number,
    @Ctx() context: CsrContext,
  ): Promise<CsrReportType[]> {
    return reportsOf(context, readId('companyId', companyId), year);
  }

  @FieldResolver(() => RealisationRowConnection, { description: 'Every delivery and activity behind the totals.' })
  rows(@Root() report: ComplianceReportType, @Args(() => PageArgs) page: PageArgs): Page<RealisationRowType> {
    return rowsOfReport(report.rows, page);
  }

  @FieldResolver(() => [GapArea], {
    nullable: 'items',
    description: 'The gaps it was given to; programs tells their people.',
  })
  gapAreas(@Root() { gapAreaIds }: ComplianceReportType): GapArea[] {
    return gapAreaIds.map((id) => ({ id }));
  }

  @FieldResolver(() => [AreaStub], {
    nullable: 'items',
    description: 'The areas that scope AREAS limits it to; empty for the whole.\nIstilah: wilayah koordinator.',
  })
  scopeAreas(@Root() { scopeAreas }: ComplianceReportType): AreaStub[] {
    return scopeAreas.map((code) => ({ code }));
  }

  @FieldResolver(() => [AreaStub], { nullable: 'items', description: 'The areas it was given to.\nIstilah: wilayah.' })
  areas(@Root() { areaCodes }: ComplianceReportType): AreaStub[] {
    return areaCodes.map((code) => ({ code }));
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => FileCsrReportResult, {
    description: "Hands the own company's report of a year in: it is kept as it is now, under a code.",
  })
  fileCsrReport(
    @Arg('input', () => FileCsrReportInput, { description: 'Which year.' }) input: FileCsrReportInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof FileCsrReportResult>> {
    return fileCsrReport(context, input);
  }
}

@Resolver(() => RealisationRowType)
class RealisationRowResolver {
  @FieldResolver(() => AreaStub, { nullable: true, description: 'Where it was given.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: RealisationRowType): AreaStub {
    return { code: areaCode };
  }

  @FieldResolver(() => PledgeOriginType, {
    nullable: true,
    description: 'Where an amount comes from that is not new money; null for new money, and where nothing was named.',
  })
  origin(@Root() { origin }: RealisationRowType): PledgeOriginType | null {
    return origin ?? null;
  }

  @FieldResolver(() => GapArea, { nullable: true, description: 'The gap it was given to; null for other activities.' })
  gapArea(@Root() { gapAreaId }: RealisationRowType): GapArea | null {
    return gapAreaId === null ? null : { id: gapAreaId };
  }
}

@Resolver(() => CsrReportType)
class CsrReportResolver {
  @FieldResolver(() => ComplianceReportType, {
    description: 'What it said when it was filed; for coordinators what of it lies in their areas.',
  })
  content(@Root() report: CsrReportType, @Ctx() context: CsrContext): ComplianceReportType {
    return contentOf(context, report);
  }
}

@Resolver(() => CsrReportFiled)
class CsrReportFiledResolver {
  @FieldResolver(() => CsrReportType, { nullable: true, description: 'The report as it is kept.' })
  report(@Root() { reportId }: CsrReportFiled, @Ctx() { loaders }: CsrContext): Promise<CsrReportType | null> {
    return loaders.reportById.load(reportId);
  }
}

export const reportResolvers = [
  ComplianceReportResolver,
  RealisationRowResolver,
  CsrReportResolver,
  CsrReportFiledResolver,
];
