import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import { ChooseFigureInput, RecordFigureInput } from './figure-input.type.ts';
import { ChooseFigureResult, RecordFigureResult } from './figure-result.type.ts';
import { chooseFigure, recordFigure } from './figure.commands.ts';

@Resolver()
export class FigureCommandResolver {
  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => RecordFigureResult, {
    description: 'Records a figure with its source; for programme officers of its area.\nIstilah: catat angka.',
  })
  recordFigure(
    @Arg('input', () => RecordFigureInput, { description: 'The figure and where it comes from.' })
    input: RecordFigureInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordFigureResult>> {
    return readAfresh(context, recordFigure(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => ChooseFigureResult, {
    description: 'Records which of contradicting figures the hub counts with, and why.\nIstilah: pilih angka.',
  })
  chooseFigure(
    @Arg('input', () => ChooseFigureInput, { description: 'The figure to count with, and the reason.' })
    input: ChooseFigureInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof ChooseFigureResult>> {
    return readAfresh(context, chooseFigure(context, input));
  }
}
