import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { withSums } from '../budgets/budget-line.queries.ts';
import { BudgetLineType } from '../budgets/budget-line.type.ts';
import { loadersAt, readAfresh, type ProgramsContext } from '../context.ts';
import { maySee } from '../gap-areas/gap-area.queries.ts';
import { GapAreaType } from '../gap-areas/gap-area.type.ts';
import { sourcesOf } from '../sources/source.queries.ts';
import { SourceType } from '../sources/source.type.ts';

import { coverNeedLine, releaseCovering } from './covering.commands.ts';
import {
  CoverNeedLineInput,
  CoverNeedLineResult,
  ReleaseCoveringInput,
  ReleaseCoveringResult,
} from './covering.type.ts';
import {
  asCovering,
  asFormula,
  needLineByReference,
  type CoveringRow,
  type FormulaRow,
  type NeedLineRow,
} from './need-line.queries.ts';
import { CoveringType, NeedFormulaType, NeedLineType } from './need-line.type.ts';

@Resolver(() => NeedLineType)
export class NeedLineResolver {
  @FieldResolver(() => GapAreaType, {
    nullable: true,
    description: 'The gap area it belongs to.\nIstilah: kesenjangan.',
  })
  async gapArea(@Root() line: NeedLineRow, @Ctx() context: ProgramsContext) {
    const gap = await loadersAt(context, line).gapArea.load(line.gapAreaId);
    return gap && maySee(context.actor, gap) ? gap : null;
  }

  @FieldResolver(() => [CoveringType], {
    description:
      'The budget lines that pay for it; their amounts add up to `budget`.\nIstilah: pemenuhan oleh anggaran.',
  })
  async coverings(@Root() line: NeedLineRow, @Ctx() context: ProgramsContext) {
    return (await loadersAt(context, line).coverings.load(line.id)).map(asCovering);
  }

  @FieldResolver(() => NeedFormulaType, {
    nullable: true,
    description: 'How the need was computed; null when an officer told it.\nIstilah: rumus.',
  })
  async formula(@Root() { id }: NeedLineRow, @Ctx() { loaders }: ProgramsContext) {
    const row = await loaders.needFormula.load(id);
    return row && asFormula(row);
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => CoverNeedLineResult, { description: 'Sets part of a budget line against a need line.' })
  coverNeedLine(
    @Arg('input', () => CoverNeedLineInput, { description: 'Which budget line pays for how much.' })
    input: CoverNeedLineInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof CoverNeedLineResult>> {
    return readAfresh(context, coverNeedLine(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => ReleaseCoveringResult, { description: 'Gives a covering back to its budget line.' })
  releaseCovering(
    @Arg('input', () => ReleaseCoveringInput, { description: 'Which covering, and why.' }) input: ReleaseCoveringInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof ReleaseCoveringResult>> {
    return readAfresh(context, releaseCovering(context, input));
  }
}

@Resolver(() => CoveringType)
export class CoveringResolver {
  @FieldResolver(() => BudgetLineType, {
    nullable: true,
    description: 'The budget line that pays.\nIstilah: pos anggaran.',
  })
  async budgetLine(@Root() covering: CoveringRow, @Ctx() context: ProgramsContext) {
    const row = await loadersAt(context, covering).budgetLine.load(covering.budgetLineId);
    return row && withSums(row);
  }

  @FieldResolver(() => NeedLineType, {
    nullable: true,
    description: 'What it pays for; null in a draft that the viewer may not see.\nIstilah: baris kebutuhan.',
  })
  async needLine(@Root() { needLineId }: CoveringRow, @Ctx() context: ProgramsContext) {
    return needLineByReference(needLineId, context);
  }
}

@Resolver(() => BudgetLineType)
export class BudgetLineCoveringsResolver {
  @FieldResolver(() => [CoveringType], {
    description:
      'What it pays for of the needs of gap areas, oldest first, up to 100; drafts are shown to their officers only.\nIstilah: pemenuhan kesenjangan.',
  })
  async coverings(@Root() { id }: { id: string }, @Ctx() context: ProgramsContext) {
    const rows = (await context.loaders.coveringsOfBudgetLine.load(id)).map(asCovering);
    const lines = await Promise.all(rows.map(({ needLineId }) => needLineByReference(needLineId, context)));
    return rows.filter((_, index) => lines[index] !== null);
  }
}

@Resolver(() => NeedFormulaType)
export class NeedFormulaResolver {
  @FieldResolver(() => [SourceType], { description: 'Where the inputs come from.\nIstilah: sumber.' })
  sources(@Root() { sourceCodes }: FormulaRow, @Ctx() { loaders }: ProgramsContext) {
    return sourcesOf(loaders, sourceCodes);
  }
}
