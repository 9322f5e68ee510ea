import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';
import { Language } from '#kit/refusal-type';

import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import type { CsrContext } from '../context.ts';
import { PledgeSubmitted } from '../pledges/pledge-result.type.ts';
import { PledgeType } from '../pledges/pledge.type.ts';
import { overlapsOfAllocation, overlapsOfPledge, warningsAbout } from './offer-overlap.queries.ts';
import { overlaps, rowsOfOverlap } from './overlap.queries.ts';
import {
  Overlap,
  OverlapConnection,
  OverlapFilter,
  OverlapGroup,
  OverlapGroupConnection,
  PledgeWarning,
} from './overlap.type.ts';

const OTHERS =
  'What others give, did or plan for the same purpose, at most 20 pledges, 20 verified activities and 20 budget lines';

@Resolver(() => OverlapGroup)
export class OverlapGroupResolver {
  @Query(() => OverlapGroupConnection, {
    nullable: true,
    description:
      'Where several funders meet on one purpose, companies and the state, with amounts against the need; the\n' +
      'largest excess first.\nIstilah: radar tumpang tindih.',
  })
  overlaps(
    @Arg('filter', () => OverlapFilter, { nullable: true, description: 'Which; all of them unless told.' })
    filter: OverlapFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<OverlapGroup>> {
    return overlaps(context, filter ?? {}, page);
  }

  @FieldResolver(() => OverlapConnection, {
    description:
      'The rows behind it, pledges first, then activities; whose they are is told as everywhere.\nIstilah: rincian.',
  })
  rows(
    @Root() group: OverlapGroup,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<Overlap>> {
    return rowsOfOverlap(context, group, page);
  }
}

@Resolver(() => PledgeType)
export class PledgeOverlapsResolver {
  @FieldResolver(() => [Overlap], {
    description: `${OTHERS} per allocation\nthat the viewer may know of.\nIstilah: tumpang tindih.`,
  })
  overlaps(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<Overlap[]> {
    return overlapsOfPledge(context, pledge.id);
  }
}

@Resolver(() => PledgeAllocationType)
export class AllocationOverlapsResolver {
  @FieldResolver(() => [Overlap], {
    description: `${OTHERS};\nempty once it ended, and for whoever may not know whose it is.\nIstilah: tumpang tindih.`,
  })
  overlaps(@Root() allocation: PledgeAllocationType, @Ctx() context: CsrContext): Promise<Overlap[]> {
    return overlapsOfAllocation(context, allocation);
  }
}

@Resolver(() => PledgeSubmitted)
export class SubmissionWarningsResolver {
  @FieldResolver(() => [PledgeWarning], {
    description: 'What to know of the pledge as it stands now; it was taken in all the same.\nIstilah: peringatan.',
  })
  async warnings(@Root() done: PledgeSubmitted, @Ctx() context: CsrContext): Promise<PledgeWarning[]> {
    return warningsAbout(await overlapsOfPledge(context, done.pledgeId));
  }
}

@Resolver(() => PledgeWarning)
export class PledgeWarningResolver {
  @FieldResolver(() => String, { description: 'One sentence that says what it is and what to do.' })
  message(
    @Root() warning: PledgeWarning,
    @Arg('lang', () => Language, {
      defaultValue: Language.ID,
      description: 'The language of the sentence; Indonesian unless told.',
    })
    lang: Language,
  ): string {
    return warning.words[lang];
  }
}

/** What csr says of overlaps. */
export const overlapResolvers = [
  OverlapGroupResolver,
  PledgeOverlapsResolver,
  AllocationOverlapsResolver,
  SubmissionWarningsResolver,
  PledgeWarningResolver,
] as const;
