import { Arg, Authorized, Ctx, Query, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';

import type { CsrContext } from '../context.ts';
import { previewPledge } from './preview.queries.ts';
import { PledgePreview, PreviewPledgeInput } from './preview.type.ts';

@Resolver()
export class PreviewResolver {
  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => PledgePreview, {
    nullable: true,
    description:
      'What a pledge would do if it were submitted now, and what overlaps with it; writes nothing.\nIstilah: pratinjau ikrar.',
  })
  previewPledge(
    @Arg('input', () => PreviewPledgeInput, { description: 'The pledge to try out.' }) input: PreviewPledgeInput,
    @Ctx() context: CsrContext,
  ): Promise<PledgePreview> {
    return previewPledge(context, input);
  }
}
