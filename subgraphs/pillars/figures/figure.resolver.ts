import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';

import { Area } from '../areas/area.stub.ts';
import type { PillarsContext } from '../context.ts';
import type { PersonnelTypeRow } from '../personnel-types/personnel-type.queries.ts';
import { PersonnelTypeType } from '../personnel-types/personnel-type.type.ts';
import { SourceStub, sourceOf } from '../sources/source.stub.ts';
import { listFigures, type FigureRow } from './figure.queries.ts';
import { PersonnelFigureConnection, PersonnelFigureFilter, PersonnelFigureType } from './figure.type.ts';

@Resolver(() => PersonnelFigureType)
export class PersonnelFigureResolver {
  @Query(() => PersonnelFigureConnection, {
    nullable: true,
    description:
      'Stated figures about social-pillar people, each with its source; training participants stand apart from ' +
      'headcounts.',
  })
  personnelFigures(
    @Arg('filter', () => PersonnelFigureFilter, { nullable: true, description: 'Which figures; all when left out.' })
    filter: PersonnelFigureFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: PillarsContext,
  ): Promise<Page<FigureRow>> {
    return listFigures(read, filter ?? {}, page);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'Where the people serve or met.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: FigureRow): Area {
    return { code: areaCode };
  }

  @FieldResolver(() => PersonnelTypeType, {
    nullable: true,
    description: 'The role counted; null where the source gives no split.',
  })
  async type(@Root() { typeCode }: FigureRow, @Ctx() { loaders }: PillarsContext): Promise<PersonnelTypeRow | null> {
    return typeCode === null ? null : loaders.personnelType.load(typeCode);
  }

  @FieldResolver(() => SourceStub, {
    nullable: true,
    description: 'Who stated it; null for figures of the demonstration.',
  })
  source(@Root() { sourceCode }: FigureRow): SourceStub | null {
    return sourceOf(sourceCode);
  }
}
