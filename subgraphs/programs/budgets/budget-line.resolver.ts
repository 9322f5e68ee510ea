import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { mayActIn, Role } from '#kit/actor';
import { AS_OF, assertRemembered, readAsOf } from '#kit/as-of';
import { PageArgs } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';

import { AreaType } from '../areas/area.type.ts';
import { NeedCategoryType } from '../categories/need-category.type.ts';
import { loadersAt, type ProgramsContext } from '../context.ts';
import { FigureType } from '../figures/figure.type.ts';
import { ProgrammeComponentType, ProgrammePillarType, ProgrammeType } from '../programmes/programme.type.ts';
import { SourceType } from '../sources/source.type.ts';
import {
  budgetLinesOf,
  listBudgetLines,
  withSums,
  type BudgetLineRow,
  type BudgetLineVersionRow,
} from './budget-line.queries.ts';
import { BudgetLineConnection, BudgetLineFilter, BudgetLineType, BudgetLineVersionType } from './budget-line.type.ts';

const FISCAL_YEAR = { nullable: true, description: 'Only lines of this fiscal year; every year when left out.' };

@Resolver(() => BudgetLineType)
export class BudgetLineResolver {
  @Query(() => BudgetLineConnection, {
    nullable: true,
    description: 'Budget lines, newest year first, then by area.\nIstilah: daftar pos anggaran.',
  })
  budgetLines(
    @Arg('filter', () => BudgetLineFilter, { nullable: true, description: 'Which lines; all of them when left out.' })
    filter: BudgetLineFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listBudgetLines(context, filter ?? {}, page);
  }

  @Query(() => BudgetLineType, {
    nullable: true,
    description: 'One budget line by its id; NOT_FOUND when there is none.\nIstilah: pos anggaran.',
  })
  async budgetLine(
    @Arg('id', () => ID, { description: 'The id of the budget line.' }) id: string,
    @Arg('asOf', () => GraphQLDateTime, AS_OF) asOf: string | null,
    @Ctx() { loaders, read }: ProgramsContext,
  ): Promise<BudgetLineRow> {
    const then = readAsOf(asOf);
    const line = await (then === null ? loaders : loaders.past(then)).budgetLine.load(readId('id', id));
    if (!line && then !== null) await assertRemembered(read, 'budget_line_version', then);
    if (!line) throw notFound('budget line', id);
    return withSums(line);
  }

  @FieldResolver(() => ProgrammeType, {
    nullable: true,
    description: 'The programme it belongs to.\nIstilah: program.',
  })
  programme(@Root() { programmeCode }: BudgetLineRow, @Ctx() { loaders }: ProgramsContext) {
    return programmeCode === null ? null : loaders.programme.load(programmeCode);
  }

  @FieldResolver(() => ProgrammePillarType, {
    nullable: true,
    description: 'The programme pillar it belongs to; null when it serves several or none.\nIstilah: pilar program.',
  })
  pillar(@Root() { pillarCode }: BudgetLineRow, @Ctx() { loaders }: ProgramsContext) {
    return pillarCode === null ? null : loaders.programmePillar.load(pillarCode);
  }

  @FieldResolver(() => ProgrammeComponentType, {
    nullable: true,
    description: 'What of the programme it pays for.\nIstilah: komponen program.',
  })
  component(@Root() { componentCode }: BudgetLineRow, @Ctx() { loaders }: ProgramsContext) {
    return componentCode === null ? null : loaders.programmeComponent.load(componentCode);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area the money is for.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: BudgetLineRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => NeedCategoryType, {
    nullable: true,
    description: 'The need category the money is for.\nIstilah: kategori PPKS.',
  })
  needCategory(@Root() { categoryCode }: BudgetLineRow, @Ctx() { loaders }: ProgramsContext) {
    return categoryCode === null ? null : loaders.needCategory.load(categoryCode);
  }

  @FieldResolver(() => SourceType, {
    nullable: true,
    description: 'Where the newest sums come from.\nIstilah: sumber.',
  })
  source(@Root() { sourceCode }: BudgetLineRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }

  @FieldResolver(() => [BudgetLineVersionType], {
    description: 'Every version of the sums, oldest first, the newest included.\nIstilah: riwayat versi.',
  })
  async versions(@Root() line: BudgetLineRow, @Ctx() context: ProgramsContext): Promise<BudgetLineVersionRow[]> {
    return (await loadersAt(context, line).budgetLineVersions.load(line.id)).map(withSums);
  }

  @FieldResolver(() => [FigureType], {
    description: 'What the money led to, such as houses renovated.\nIstilah: hasil.',
  })
  results(@Root() { id }: BudgetLineRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.budgetLineResults.load(id);
  }

  @FieldResolver(() => Boolean, {
    description: 'True when the caller may record a new version of it.\nIstilah: dapat diubah oleh Anda.',
  })
  viewerCanChange(@Root() { areaCode, asKnownAt }: BudgetLineRow, @Ctx() { actor }: ProgramsContext): boolean {
    return asKnownAt === undefined && mayActIn(actor, Role.PROGRAM_OFFICER, areaCode);
  }
}

@Resolver(() => BudgetLineVersionType)
export class BudgetLineVersionResolver {
  @FieldResolver(() => SourceType, { nullable: true, description: 'Where these sums come from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: BudgetLineVersionRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }
}

@Resolver(() => ProgrammeType)
export class ProgrammeBudgetResolver {
  @FieldResolver(() => BudgetLineConnection, {
    description: 'Its budget lines, newest year first.\nIstilah: pos anggaran program.',
  })
  budgetLines(
    @Root() { code }: { code: string },
    @Arg('fiscalYear', () => Int, FISCAL_YEAR) year: number | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: ProgramsContext,
  ) {
    return budgetLinesOf(loaders, 'programme', code, year ?? null, page);
  }
}

@Resolver(() => ProgrammePillarType)
export class PillarBudgetResolver {
  @FieldResolver(() => BudgetLineConnection, {
    description: 'Its budget lines, newest year first.\nIstilah: pos anggaran pilar.',
  })
  budgetLines(
    @Root() { code }: { code: string },
    @Arg('fiscalYear', () => Int, FISCAL_YEAR) year: number | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: ProgramsContext,
  ) {
    return budgetLinesOf(loaders, 'pillar', code, year ?? null, page);
  }
}

@Resolver(() => AreaType)
export class AreaBudgetResolver {
  @FieldResolver(() => BudgetLineConnection, {
    description: 'Budget lines of exactly this area, newest year first.\nIstilah: pos anggaran wilayah.',
  })
  budgetLines(
    @Root() { code }: { code: string },
    @Arg('fiscalYear', () => Int, FISCAL_YEAR) year: number | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: ProgramsContext,
  ) {
    return budgetLinesOf(loaders, 'area', code, year ?? null, page);
  }
}
