import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';

import { PageArgs } from '#kit/connection';
import { notFound } from '#kit/errors';

import type { ProgramsContext } from '../context.ts';
import { listSources, type Source } from './source.queries.ts';
import { SourceConnection, SourceType } from './source.type.ts';

@Resolver(() => SourceType)
export class SourceResolver {
  @Query(() => SourceConnection, {
    nullable: true,
    description: 'The register of everything the hub was filled from, by code.\nIstilah: daftar sumber.',
  })
  sources(@Args(() => PageArgs) page: PageArgs, @Ctx() context: ProgramsContext) {
    return listSources(context, page);
  }

  @Query(() => SourceType, {
    nullable: true,
    description: 'One source by its code; NOT_FOUND when there is none.\nIstilah: sumber.',
  })
  async source(
    @Arg('code', () => ID, { description: 'The short code of the source.' }) code: string,
    @Ctx() { loaders }: ProgramsContext,
  ): Promise<Source> {
    const source = await loaders.source.load(code);
    if (!source) throw notFound('source', code);
    return source;
  }
}
