import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { notFound } from '#kit/errors';
import { Language } from '#kit/refusal-type';

import type { PillarsContext } from '../context.ts';
import { inLanguage, LABEL_LANG } from '#kit/labels';
import type { ResourceTypeRow } from '../resource-types/resource-type.queries.ts';
import { ResourceTypeType } from '../resource-types/resource-type.type.ts';
import { SourceStub } from '../sources/source.stub.ts';
import { listPersonnelTypes, type PersonnelTypeRow } from './personnel-type.queries.ts';
import { PersonnelTypeType } from './personnel-type.type.ts';

@Resolver(() => PersonnelTypeType)
export class PersonnelTypeResolver {
  @Query(() => [PersonnelTypeType], {
    nullable: true,
    description: 'The eight roles in the field, from TKSK to LKS.\nIstilah: pilar-pilar sosial.',
  })
  personnelTypes(@Ctx() { read }: PillarsContext): Promise<PersonnelTypeRow[]> {
    return listPersonnelTypes(read);
  }

  @Query(() => PersonnelTypeType, { nullable: true, description: 'One role in the field by its code, or NOT_FOUND.' })
  async personnelType(
    @Arg('code', () => ID, { description: 'The code in the hub, such as TKSK.' }) code: string,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<PersonnelTypeRow> {
    const found = await loaders.personnelType.load(code);
    if (!found) throw notFound('personnel type', code);
    return found;
  }

  @FieldResolver(() => String, {
    description: 'The name in the language asked for; acronyms stay.\nIstilah: nama pilar.',
  })
  label(@Root() type: PersonnelTypeRow, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(type, lang);
  }

  @FieldResolver(() => ResourceTypeType, {
    nullable: true,
    description: 'The PSKS it is; null for roles that are none of the thirteen.',
  })
  async resourceType(
    @Root() { resourceTypeCode }: PersonnelTypeRow,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<ResourceTypeRow | null> {
    return resourceTypeCode === null ? null : loaders.resourceType.load(resourceTypeCode);
  }

  @FieldResolver(() => [SourceStub], {
    nullable: 'items',
    description: 'The documents that name the role.\nIstilah: sumber.',
  })
  sources(@Root() { sourceCodes }: PersonnelTypeRow): SourceStub[] {
    return sourceCodes.map((code) => ({ code }));
  }
}
