import { Arg, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { Language } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { planAllocation } from './plan.queries.ts';
import { AllocationPlan, PlanAllocationInput, PlanLimit } from './plan.type.ts';

@Resolver()
export class PlanResolver {
  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => AllocationPlan, {
    nullable: true,
    description:
      'The plan that reaches the most people, weighted with priority, for a budget and its rules; writes nothing.\n' +
      'Istilah: perencana alokasi.',
  })
  planAllocation(
    @Arg('input', () => PlanAllocationInput, { description: 'The budget and its rules.' }) input: PlanAllocationInput,
    @Ctx() context: CsrContext,
  ): Promise<AllocationPlan> {
    return planAllocation(context, input);
  }
}

@Resolver(() => PlanLimit)
export class PlanLimitResolver {
  @FieldResolver(() => String, { description: 'One sentence that says what the rule costs.' })
  message(
    @Root() limit: PlanLimit,
    @Arg('lang', () => Language, {
      defaultValue: Language.ID,
      description: 'The language of the sentence; Indonesian unless told.',
    })
    lang: Language,
  ): string {
    return limit.words[lang];
  }
}
