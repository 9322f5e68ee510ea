import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { PageArgs } from '#kit/connection';
import { notFound } from '#kit/errors';
import { Language } from '#kit/refusal-type';

import type { ProgramsContext } from '../context.ts';
import { inLanguage, LABEL_LANG } from '#kit/labels';
import { childrenOf, listAreaGroups, listAreas, type Area, type AreaGroup } from './area.queries.ts';
import { AreaAliasType, AreaConnection, AreaFilter, AreaGroupType, AreaType } from './area.type.ts';

@Resolver(() => AreaType)
export class AreaResolver {
  @Query(() => AreaConnection, {
    nullable: true,
    description: 'Areas by level, subtree, name or group, in the order of their codes.\nIstilah: daftar wilayah.',
  })
  areas(
    @Arg('filter', () => AreaFilter, { nullable: true, description: 'Which areas; all of them when left out.' })
    filter: AreaFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listAreas(context, filter ?? {}, page);
  }

  @Query(() => AreaType, {
    nullable: true,
    description: 'One area by its Kemendagri code; NOT_FOUND when there is none.\nIstilah: wilayah.',
  })
  async area(
    @Arg('code', () => ID, { description: 'The dotted Kemendagri code, such as 15.04.' }) code: string,
    @Ctx() { loaders }: ProgramsContext,
  ): Promise<Area> {
    const area = await loaders.area.load(code);
    if (!area) throw notFound('area', code);
    return area;
  }

  @FieldResolver(() => AreaType, {
    nullable: true,
    description: 'The area that holds this one; null for the country.\nIstilah: wilayah induk.',
  })
  parent(@Root() { parentCode }: Area, @Ctx() { loaders }: ProgramsContext) {
    return parentCode === null ? null : loaders.areaUpwards.load(parentCode);
  }

  @FieldResolver(() => AreaConnection, {
    description: 'The areas one level below, in the order of their codes.\nIstilah: wilayah bagian.',
  })
  children(@Root() area: Area, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: ProgramsContext) {
    return childrenOf(loaders, area, page);
  }

  @FieldResolver(() => [AreaAliasType], {
    description: 'Other names under which the area is found.\nIstilah: nama lain.',
  })
  aliases(@Root() { code }: Area, @Ctx() { loaders }: ProgramsContext) {
    return loaders.areaAliases.load(code);
  }

  @FieldResolver(() => [AreaGroupType], {
    description: 'The groups the area is spoken of with.\nIstilah: kelompok wilayah.',
  })
  groups(@Root() { code }: Area, @Ctx() { loaders }: ProgramsContext) {
    return loaders.areaGroups.load(code);
  }
}

@Resolver(() => AreaGroupType)
export class AreaGroupResolver {
  @Query(() => [AreaGroupType], {
    nullable: true,
    description: 'All area groups of the hub.\nIstilah: daftar kelompok wilayah.',
  })
  areaGroups(@Ctx() context: ProgramsContext) {
    return listAreaGroups(context);
  }

  @FieldResolver(() => String, {
    description: 'The name of the group in the language asked for.\nIstilah: nama kelompok.',
  })
  label(@Root() group: AreaGroup, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(group, lang);
  }

  @FieldResolver(() => [AreaType], {
    description: 'The member areas, in the order of their codes.\nIstilah: anggota kelompok.',
  })
  areas(@Root() { code }: AreaGroup, @Ctx() { loaders }: ProgramsContext) {
    return loaders.areasOfGroup.load(code);
  }
}
