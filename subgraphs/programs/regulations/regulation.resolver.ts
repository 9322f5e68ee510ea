import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { notFound } from '#kit/errors';

import type { ProgramsContext } from '../context.ts';
import { sourcesOf } from '../sources/source.queries.ts';
import type { CheckState } from '../sources/source.rules.ts';
import { CheckStateName, SourceType } from '../sources/source.type.ts';
import { listRegulations, type Regulation } from './regulation.queries.ts';
import { RegulationType } from './regulation.type.ts';

@Resolver(() => RegulationType)
export class RegulationResolver {
  @Query(() => [RegulationType], {
    nullable: true,
    description: 'The regulations the hub refers to, with how sure it is of each.\nIstilah: daftar peraturan.',
  })
  regulations(
    @Arg('kind', () => String, { nullable: true, description: 'Only this kind, such as LAW.' }) kind: string | null,
    @Arg('checkState', () => CheckStateName, { nullable: true, description: 'Only rows in this state.' })
    checkState: CheckState | null,
    @Ctx() context: ProgramsContext,
  ) {
    return listRegulations(context, { kind, checkState });
  }

  @Query(() => RegulationType, {
    nullable: true,
    description: 'One regulation by its code; NOT_FOUND when there is none.\nIstilah: peraturan.',
  })
  async regulation(
    @Arg('code', () => ID, { description: 'The short code, such as UU-13-2011.' }) code: string,
    @Ctx() { loaders }: ProgramsContext,
  ): Promise<Regulation> {
    const regulation = await loaders.regulation.load(code);
    if (!regulation) throw notFound('regulation', code);
    return regulation;
  }

  @FieldResolver(() => [SourceType], { description: 'Where the hub has it from.\nIstilah: sumber.' })
  sources(@Root() { sourceCodes }: Regulation, @Ctx() { loaders }: ProgramsContext) {
    return sourcesOf(loaders, sourceCodes);
  }
}
