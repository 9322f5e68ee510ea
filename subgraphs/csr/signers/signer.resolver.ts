import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { eraseMyCsrData } from './signer.commands.ts';
import { myCsrData, type MyCsrDataRow } from './signer.queries.ts';
import { EraseMyCsrDataInput, EraseMyCsrDataResult, MyCsrData } from './signer.type.ts';

@Resolver(() => MyCsrData)
export class SignerResolver {
  @Authorized()
  @Query(() => MyCsrData, {
    nullable: true,
    description: 'All that csr keeps under the signed-in account.\nIstilah: data saya di csr.',
  })
  myCsrData(@Ctx() context: CsrContext): Promise<MyCsrDataRow | null> {
    return myCsrData(context);
  }

  @Authorized()
  @Mutation(() => EraseMyCsrDataResult, {
    description:
      'Takes the name the account signed with out of every history of csr, at once and for good. Steps, amounts and days ' +
      'stay.\nIstilah: penghapusan data pribadi. Dasar hukum: UU 27/2022 Pasal 8 dan 43.',
  })
  eraseMyCsrData(
    @Arg('input', () => EraseMyCsrDataInput, { description: 'That it is meant.' }) input: EraseMyCsrDataInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof EraseMyCsrDataResult>> {
    return eraseMyCsrData(context, input);
  }
}
