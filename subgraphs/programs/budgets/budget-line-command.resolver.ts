import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import { ChangeBudgetLineInput, RecordBudgetLineInput } from './budget-line-input.type.ts';
import { ChangeBudgetLineResult, RecordBudgetLineResult } from './budget-line-result.type.ts';
import { changeBudgetLine, recordBudgetLine } from './budget-line.commands.ts';

@Resolver()
export class BudgetLineCommandResolver {
  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => RecordBudgetLineResult, {
    description: 'Records a budget line; for programme officers of its area.\nIstilah: catat pos anggaran.',
  })
  recordBudgetLine(
    @Arg('input', () => RecordBudgetLineInput, { description: 'The line, its sums and where they come from.' })
    input: RecordBudgetLineInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordBudgetLineResult>> {
    return readAfresh(context, recordBudgetLine(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => ChangeBudgetLineResult, {
    description: 'Records new sums as the next version of a budget line.\nIstilah: ubah pos anggaran.',
  })
  changeBudgetLine(
    @Arg('input', () => ChangeBudgetLineInput, { description: 'The new sums, why, and where they come from.' })
    input: ChangeBudgetLineInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof ChangeBudgetLineResult>> {
    return readAfresh(context, changeBudgetLine(context, input));
  }
}
