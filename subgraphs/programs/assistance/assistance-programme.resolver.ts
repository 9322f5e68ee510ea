import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, pageOf, type Page } from '#kit/connection';

import type { ProgramsContext } from '../context.ts';
import { listFigures, type FigureRow } from '../figures/figure.queries.ts';
import { FigureConnection } from '../figures/figure.type.ts';
import { ProgrammeType } from '../programmes/programme.type.ts';
import { listAssistanceProgrammes, type AssistanceProgramme } from './assistance-programme.queries.ts';
import { AssistanceProgrammeType } from './assistance-programme.type.ts';

const NO_FIGURES: Page<FigureRow> = pageOf<FigureRow>(
  [],
  { first: 1, after: null },
  () => [],
  async () => 0,
);

@Resolver(() => AssistanceProgrammeType)
export class AssistanceProgrammeResolver {
  @Query(() => [AssistanceProgrammeType], {
    nullable: true,
    description:
      'The national aid programmes with the counts of their recipients.\nIstilah: daftar program bantuan sosial nasional.',
  })
  assistanceProgrammes(@Ctx() context: ProgramsContext) {
    return listAssistanceProgrammes(context);
  }

  @FieldResolver(() => ProgrammeType, { nullable: true, description: 'The programme itself.\nIstilah: program.' })
  programme(@Root() { programmeCode }: AssistanceProgramme, @Ctx() { loaders }: ProgramsContext) {
    return loaders.programme.load(programmeCode);
  }

  @FieldResolver(() => FigureConnection, {
    description: 'How many received it, by area and day; empty where no source gives a count.\nIstilah: penerima.',
  })
  recipients(
    @Root() { indicatorCode }: AssistanceProgramme,
    @Arg('within', () => String, { nullable: true, description: 'Only in this area, by Kemendagri code.' })
    within: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return indicatorCode === null
      ? NO_FIGURES
      : listFigures(context, { within: within ?? null, indicator: indicatorCode }, page);
  }

  @FieldResolver(() => Boolean, {
    description: 'Always false: state aid is not what companies give.\nIstilah: dihitung sebagai CSR.',
  })
  countsAsCsr(): boolean {
    return false;
  }
}
