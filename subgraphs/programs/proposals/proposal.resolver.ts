import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';

import { AreaType } from '../areas/area.type.ts';
import { NeedCategoryType } from '../categories/need-category.type.ts';
import type { ProgramsContext } from '../context.ts';
import { maySee, shownCount } from '../gap-areas/gap-area.queries.ts';
import { GapAreaType, PeopleCountType } from '../gap-areas/gap-area.type.ts';
import { PlanningCycleType } from '../planning-cycles/planning-cycle.type.ts';
import { proposalFamily } from '../suppression/told-people.queries.ts';
import { ProgrammeType } from '../programmes/programme.type.ts';
import { PlanningProposalOrder, ProposalDecisionType } from '../proposal-decisions/proposal-decision.type.ts';
import { listProposals } from './proposal-list.queries.ts';
import { ProposalOrderField } from './proposal-order.rules.ts';
import {
  asFunding,
  findProposal,
  proposalActions,
  shownTrail,
  transitionsFor,
  type ProposalRow,
} from './proposal.queries.ts';
import {
  PlanningProposalConnection,
  PlanningProposalFilter,
  PlanningProposalType,
  ProposalActionsType,
  ProposalCsrOutcomeType,
  ProposalFundingType,
  ProposalTransitionType,
} from './proposal.type.ts';

@Resolver(() => PlanningProposalType)
export class PlanningProposalResolver {
  @Query(() => PlanningProposalConnection, {
    nullable: true,
    description: 'Proposals on their way to the budget, the last changed first unless told.\nIstilah: daftar usulan.',
  })
  planningProposals(
    @Arg('filter', () => PlanningProposalFilter, { nullable: true, description: 'Which proposals; all when left out.' })
    filter: PlanningProposalFilter | null,
    @Arg('orderBy', () => PlanningProposalOrder, { nullable: true, description: 'By what; CHANGED unless told.' })
    orderBy: PlanningProposalOrder | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ): Promise<Page<ProposalRow>> {
    return listProposals(context, filter ?? {}, orderBy ?? { field: ProposalOrderField.CHANGED }, page);
  }

  @Query(() => PlanningProposalType, {
    nullable: true,
    description: 'One proposal by its id or its code; NOT_FOUND when there is none.\nIstilah: usulan.',
  })
  planningProposal(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: 'Its code, such as USL-150701-2027-0001.' })
    code: string | null,
    @Ctx() context: ProgramsContext,
  ): Promise<ProposalRow> {
    return findProposal(context, { id, code });
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Where the need is.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: ProposalRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => NeedCategoryType, { nullable: true, description: 'Whose need it is.\nIstilah: kategori.' })
  category(@Root() { categoryCode }: ProposalRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.needCategory.load(categoryCode);
  }

  @FieldResolver(() => ProgrammeType, {
    nullable: true,
    description: 'The programme it belongs to; null when it names none.\nIstilah: program.',
  })
  programme(@Root() { programmeCode }: ProposalRow, @Ctx() { loaders }: ProgramsContext) {
    return programmeCode === null ? null : loaders.programme.load(programmeCode);
  }

  @FieldResolver(() => PlanningCycleType, {
    nullable: true,
    description: 'The planning year it is for.\nIstilah: siklus.',
  })
  cycle(@Root() { cycleId }: ProposalRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.planningCycle.load(cycleId);
  }

  @FieldResolver(() => PeopleCountType, {
    nullable: true,
    description: 'How many people it is to reach; null when it does not say.\nIstilah: sasaran jiwa.',
  })
  async peopleTargeted(@Root() proposal: ProposalRow, @Ctx() { actor, loaders }: ProgramsContext) {
    const { id, peopleTargeted, areaCode } = proposal;
    const below = peopleTargeted === null ? null : await loaders.toldBelow('PROPOSED', proposalFamily(proposal), id);
    return shownCount(actor, peopleTargeted, areaCode, below);
  }

  @FieldResolver(() => [ProposalDecisionType], {
    description:
      'Its trail, oldest first, the last 100: submission, endorsements, decisions.\nIstilah: riwayat usulan.',
  })
  async decisions(@Root() { id }: ProposalRow, @Ctx() context: ProgramsContext) {
    return shownTrail(context, await context.loaders.decisionsOfProposal.load(id));
  }

  @FieldResolver(() => [ProposalFundingType], {
    description: 'The budget lines that fund it; their amounts add up to `funded`.\nIstilah: pos anggaran.',
  })
  async budgetLines(@Root() { id }: ProposalRow, @Ctx() { loaders }: ProgramsContext) {
    return (await loaders.fundingsOfProposal.load(id)).map(asFunding);
  }

  @FieldResolver(() => GapAreaType, {
    nullable: true,
    description: 'What was opened to companies of it; null when nothing was, or a draft.\nIstilah: kesenjangan.',
  })
  async gapArea(@Root() { gapAreaId }: ProposalRow, @Ctx() { loaders, actor }: ProgramsContext) {
    const gap = gapAreaId === null ? null : await loaders.gapArea.load(gapAreaId);
    return gap && maySee(actor, gap) ? gap : null;
  }

  @FieldResolver(() => [ProposalCsrOutcomeType], {
    description: 'What pledges came to, each time that changed, oldest first, the last 100.\nIstilah: riwayat TJSL.',
  })
  csrOutcomes(@Root() { id }: ProposalRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.csrOutcomesOfProposal.load(id);
  }

  @FieldResolver(() => [ProposalTransitionType], {
    description: 'What the viewer may decide about it now.\nIstilah: keputusan yang tersedia.',
  })
  async availableTransitions(@Root() proposal: ProposalRow, @Ctx() { actor, loaders }: ProgramsContext) {
    return transitionsFor(actor, proposal, await loaders.planningWindows(proposal.cycleId));
  }

  @FieldResolver(() => ProposalActionsType, { description: 'What else the viewer may do now.\nIstilah: tindakan.' })
  viewerCan(@Root() proposal: ProposalRow, @Ctx() { actor }: ProgramsContext) {
    return proposalActions(actor, proposal);
  }
}
