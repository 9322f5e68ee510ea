import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';

import { NeedCategoryStub } from '../categories/need-category.stub.ts';
import type { CsrContext } from '../context.ts';
import { CompanyImpactZone } from './company-profile.type.ts';
import { mayKnowCompany } from './company.queries.ts';
import { CompanyType } from './company.type.ts';

@Resolver(() => CompanyType)
export class CompanyProfileResolver {
  @FieldResolver(() => [CompanyImpactZone], {
    description: 'Where it works, as it says, at most 50 areas.\nIstilah: wilayah dampak, Ring 1.',
  })
  async impactZones(@Root() company: CompanyType, @Ctx() { loaders }: CsrContext): Promise<CompanyImpactZone[]> {
    const zones = await loaders.zonesByCompany.load(company.id);
    return zones.map(({ areaCode, kind }) => ({ area: { code: areaCode }, kind }));
  }

  @FieldResolver(() => [NeedCategoryStub], {
    nullable: 'items',
    description: 'The needs it wants to give to, as it says, at most 30.\nIstilah: bidang perhatian.',
  })
  async focusCategories(@Root() company: CompanyType, @Ctx() { loaders }: CsrContext): Promise<NeedCategoryStub[]> {
    const profile = await loaders.profileByCompany.load(company.id);
    return (profile?.focusCategories ?? []).map((code) => ({ code }));
  }

  @FieldResolver(() => GraphQLRupiah, {
    nullable: true,
    description: 'What it plans to give in a year; for itself, its coordinator and ADMIN.\nIstilah: anggaran TJSL.',
  })
  async annualBudget(@Root() company: CompanyType, @Ctx() { actor, loaders }: CsrContext): Promise<Rupiah | null> {
    if (!mayKnowCompany(actor, company)) return null;
    const budget = (await loaders.profileByCompany.load(company.id))?.annualBudget ?? null;
    return budget === null ? null : BigInt(budget);
  }
}
