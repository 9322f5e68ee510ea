import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { visiblePledge } from '../pledges/pledge.queries.ts';
import { PledgeType } from '../pledges/pledge.type.ts';
import { draftPledgesFromPlan } from './draft-plan.commands.ts';
import { DraftPledgesFromPlanInput, DraftPledgesFromPlanResult, PledgesDrafted } from './draft-plan.type.ts';

@Resolver(() => PledgesDrafted)
export class DraftPlanResolver {
  @Authorized(Role.COMPANY)
  @Mutation(() => DraftPledgesFromPlanResult, {
    description: 'Keeps the lines of a plan as drafts of the own company, all or none.\nIstilah: jadikan draf ikrar.',
  })
  draftPledgesFromPlan(
    @Arg('input', () => DraftPledgesFromPlanInput, { description: 'The lines of the plan.' })
    input: DraftPledgesFromPlanInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof DraftPledgesFromPlanResult>> {
    return draftPledgesFromPlan(context, input);
  }

  @FieldResolver(() => [PledgeType], { description: 'The drafts as they stand now, in the order of the plan.' })
  async pledges(@Root() done: PledgesDrafted, @Ctx() context: CsrContext): Promise<PledgeType[]> {
    const pledges = await Promise.all(done.pledgeIds.map((id) => visiblePledge(context, id)));
    return pledges.flatMap((pledge) => pledge ?? []);
  }
}
