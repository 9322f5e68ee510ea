import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { Area } from '../areas/area.queries.ts';
import type { AreaLevel } from '../areas/area.rules.ts';
import { AreaLevelName, AreaType } from '../areas/area.type.ts';
import type { ProgramsContext } from '../context.ts';
import { sourcesOf } from '../sources/source.queries.ts';
import { SourceType } from '../sources/source.type.ts';
import { boundaryMap, type AreaBoundary, type AreaBoundaryMap } from './boundary.queries.ts';
import { AreaBoundaryMapType, AreaBoundaryType } from './boundary.type.ts';

@Resolver(() => AreaType)
export class BoundaryOfAreaResolver {
  @FieldResolver(() => AreaBoundaryType, {
    nullable: true,
    description: 'The outline of the area; null while nobody has imported one.\nIstilah: batas wilayah.',
  })
  boundary(@Root() { code }: Area, @Ctx() { loaders }: ProgramsContext) {
    return loaders.areaBoundary.load(code);
  }
}

@Resolver(() => AreaBoundaryType)
export class AreaBoundaryResolver {
  @FieldResolver(() => SourceType, {
    nullable: true,
    description: 'Where the outline comes from, with its licence.\nIstilah: sumber.',
  })
  source(@Root() { sourceCode }: AreaBoundary, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }
}

@Resolver(() => AreaBoundaryMapType)
export class AreaBoundaryMapResolver {
  @Query(() => AreaBoundaryMapType, {
    nullable: true,
    description:
      'The boundaries of areas of some levels, as one GeoJSON document; at most 1,000 areas.\n' +
      'Istilah: peta batas wilayah.',
  })
  areaBoundaries(
    @Arg('level', () => [AreaLevelName], {
      description: 'The levels to draw, such as REGENCY and CITY.\nIstilah: tingkat wilayah.',
    })
    level: AreaLevel[],
    @Arg('within', () => ID, {
      nullable: true,
      description: 'Only this area and what lies in it, by Kemendagri code; the country when left out.',
    })
    within: string | null,
    @Ctx() context: ProgramsContext,
  ) {
    return boundaryMap(context, { level, within });
  }

  @FieldResolver(() => [SourceType], {
    description: 'Where the boundaries come from, to be named beside the map.\nIstilah: sumber.',
  })
  sources(@Root() { sourceCodes }: AreaBoundaryMap, @Ctx() { loaders }: ProgramsContext) {
    return sourcesOf(loaders, sourceCodes);
  }
}

export const AREA_BOUNDARIES = [BoundaryOfAreaResolver, AreaBoundaryResolver, AreaBoundaryMapResolver];
