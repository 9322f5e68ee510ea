import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { PageArgs } from '#kit/connection';
import { notFound } from '#kit/errors';

import type { ProgramsContext } from '../context.ts';
import { Freshness } from '../trust/trust.rules.ts';
import { listSources, type Source, type SourceFreshness } from './source.queries.ts';
import { SourceConnection, SourceFreshnessType, SourceType } from './source.type.ts';

@Resolver(() => SourceType)
export class SourceResolver {
  @Query(() => SourceConnection, {
    nullable: true,
    description: 'The register of everything the hub was filled from, by code.\nIstilah: daftar sumber.',
  })
  sources(
    @Arg('freshness', () => [Freshness], {
      nullable: true,
      description: 'Only sources that figures rest on, of which the newest is this old.\nIstilah: kebaruan.',
    })
    freshness: `${Freshness}`[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listSources(context, freshness, page);
  }

  @FieldResolver(() => SourceFreshnessType, {
    nullable: true,
    description: 'How old what the hub has from it is; null where no figure rests on it.\nIstilah: kebaruan sumber.',
  })
  freshness(@Root() { code }: Source, @Ctx() { loaders }: ProgramsContext): Promise<SourceFreshness | null> {
    return loaders.sourceFreshness.load(code);
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
