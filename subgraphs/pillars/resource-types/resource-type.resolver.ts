import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { notFound } from '#kit/errors';
import { Language } from '#kit/refusal-type';

import type { PillarsContext } from '../context.ts';
import { inLanguage, LABEL_LANG } from '#kit/labels';
import type { PersonnelTypeRow } from '../personnel-types/personnel-type.queries.ts';
import { PersonnelTypeType } from '../personnel-types/personnel-type.type.ts';
import { RegulationStub } from '../regulations/regulation.stub.ts';
import { SourceStub, sourceOf } from '../sources/source.stub.ts';
import { listResourceTypes, type ResourceTypeRow } from './resource-type.queries.ts';
import { ResourceList } from './resource-type.rules.ts';
import { ResourceTypeType } from './resource-type.type.ts';

@Resolver(() => ResourceTypeType)
export class ResourceTypeResolver {
  @Query(() => [ResourceTypeType], {
    nullable: true,
    description:
      'The kinds of welfare resources: all fourteen rows, the 12 of the law, or the 13 of the seed.\n' +
      'Istilah: PSKS.',
  })
  resourceTypes(
    @Arg('list', () => ResourceList, { nullable: true, description: 'Which count; every row when left out.' })
    list: ResourceList | null,
    @Ctx() { read }: PillarsContext,
  ): Promise<ResourceTypeRow[]> {
    return listResourceTypes(read, list);
  }

  @Query(() => ResourceTypeType, {
    nullable: true,
    description: 'One kind of welfare resource by its code, or NOT_FOUND.',
  })
  async resourceType(
    @Arg('code', () => ID, { description: 'The code in the hub, such as PSKS-12.' }) code: string,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<ResourceTypeRow> {
    const found = await loaders.resourceType.load(code);
    if (!found) throw notFound('resource type', code);
    return found;
  }

  @FieldResolver(() => String, { description: 'The name in the language asked for.\nIstilah: nama PSKS.' })
  label(@Root() type: ResourceTypeRow, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(type, lang);
  }

  @FieldResolver(() => ResourceTypeType, {
    nullable: true,
    description: 'The kind that holds this one; Penyuluh Sosial for its two kinds.',
  })
  async parent(@Root() type: ResourceTypeRow, @Ctx() { loaders }: PillarsContext): Promise<ResourceTypeRow | null> {
    return type.parentCode === null ? null : loaders.resourceType.load(type.parentCode);
  }

  @FieldResolver(() => [ResourceTypeType], {
    description: 'The kinds this one is split into; empty for all but Penyuluh Sosial.',
  })
  children(@Root() type: ResourceTypeRow, @Ctx() { loaders }: PillarsContext): Promise<ResourceTypeRow[]> {
    return loaders.resourceTypeChildren.load(type.code);
  }

  @FieldResolver(() => [PersonnelTypeType], {
    description: 'The personnel types of the field that belong to this kind.',
  })
  personnelTypes(@Root() type: ResourceTypeRow, @Ctx() { loaders }: PillarsContext): Promise<PersonnelTypeRow[]> {
    return loaders.personnelTypesOfResource.load(type.code);
  }

  @FieldResolver(() => RegulationStub, {
    nullable: true,
    description: 'The rule whose list it is on.\nDasar: Permensos 8/2012.',
  })
  regulation(@Root() { regulationCode }: ResourceTypeRow): RegulationStub | null {
    return regulationCode === null ? null : { code: regulationCode };
  }

  @FieldResolver(() => SourceStub, { nullable: true, description: 'Where the name was read.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: ResourceTypeRow): SourceStub | null {
    return sourceOf(sourceCode);
  }
}
