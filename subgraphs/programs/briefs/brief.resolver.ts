import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs } from '#kit/connection';
import { frozenPage } from '#kit/frozen';
import type { Answer } from '#kit/refusal-type';

import { AreaType } from '../areas/area.type.ts';
import { readAfresh, type ProgramsContext } from '../context.ts';
import type { MeetingRow } from '../meetings/meeting.queries.ts';
import { MeetingType } from '../meetings/meeting.type.ts';
import { FreezeMeetingBriefInput, FreezeMeetingBriefResult } from './brief-input.type.ts';
import {
  BriefBudgetLineConnection,
  BriefDecisionConnection,
  BriefDoubtConnection,
  BriefGapConnection,
} from './brief-row.type.ts';
import type { BriefNeeds } from './brief-view.queries.ts';
import { freezeMeetingBrief } from './brief.commands.ts';
import { findBrief, listBriefs, needsOfBrief, partsOf, type BriefRow } from './brief.queries.ts';
import { BriefPart } from './brief.rules.ts';
import { BriefConnection, BriefNeedsType, FrozenPartType, MeetingBriefType } from './brief.type.ts';

const EVERY_PART = Object.values(BriefPart).length;

@Resolver(() => MeetingBriefType)
export class BriefResolver {
  @Query(() => MeetingBriefType, {
    nullable: true,
    description: 'One brief by its code; NOT_FOUND when there is none.\nIstilah: bahan rakor.',
  })
  meetingBrief(
    @Arg('code', () => ID, { description: 'Its code, such as BRF-15-2026-0001.' }) code: string,
    @Ctx() context: ProgramsContext,
  ) {
    return findBrief(context, code);
  }

  @Query(() => BriefConnection, {
    nullable: true,
    description: 'Briefs, the newest first.\nIstilah: daftar bahan rakor.',
  })
  meetingBriefs(
    @Arg('within', () => String, {
      nullable: true,
      description: 'Only briefs of this area and what lies in it, by Kemendagri code.',
    })
    within: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listBriefs(context, within, page);
  }

  @Authorized(Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR)
  @Mutation(() => FreezeMeetingBriefResult, {
    description:
      'Freezes what is public of an area and a fiscal year under a code, in each subgraph, one after the other.\n' +
      'Istilah: bekukan bahan rakor.',
  })
  freezeMeetingBrief(
    @Arg('input', () => FreezeMeetingBriefInput, { description: 'The meeting or the area, and the year.' })
    input: FreezeMeetingBriefInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof FreezeMeetingBriefResult>> {
    return readAfresh(context, freezeMeetingBrief(context, input));
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area it is about.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: BriefRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => MeetingType, {
    nullable: true,
    description: 'The meeting it was frozen for; null where it was for none.\nIstilah: rapat.',
  })
  meeting(@Root() { meetingId }: BriefRow, @Ctx() { loaders }: ProgramsContext) {
    return meetingId && loaders.meeting.load(meetingId);
  }

  @FieldResolver(() => [FrozenPartType], {
    description: 'The parts that programs knows to be frozen, with their fingerprints.\nIstilah: bagian.',
  })
  parts(@Root() brief: BriefRow, @Ctx() { loaders }: ProgramsContext) {
    return partsOf(loaders, brief);
  }

  @FieldResolver(() => Boolean, {
    description: 'True when all three parts are frozen; a part that is not is null.\nIstilah: lengkap.',
  })
  async isComplete(@Root() brief: BriefRow, @Ctx() { loaders }: ProgramsContext) {
    return (await partsOf(loaders, brief)).length === EVERY_PART;
  }

  @FieldResolver(() => BriefNeedsType, {
    nullable: true,
    description: 'Decisions, needs, budgets and doubts as they were.\nIstilah: kebutuhan dan anggaran.',
  })
  async needs(@Root() { id }: BriefRow, @Ctx() { loaders }: ProgramsContext) {
    return Object.assign(new BriefNeedsType(), await needsOfBrief(loaders, id));
  }
}

@Resolver(() => BriefNeedsType)
export class BriefNeedsResolver {
  @FieldResolver(() => BriefDecisionConnection, {
    description: 'Recommendations and commitments that were open, and those of its meeting.\nIstilah: keputusan.',
  })
  decisions(@Root() { decisions }: BriefNeeds, @Args(() => PageArgs) page: PageArgs) {
    return frozenPage(decisions, page);
  }

  @FieldResolver(() => BriefGapConnection, {
    description: 'The published and closed gap areas, by code.\nIstilah: kesenjangan.',
  })
  gaps(@Root() { gaps }: BriefNeeds, @Args(() => PageArgs) page: PageArgs) {
    return frozenPage(gaps, page);
  }

  @FieldResolver(() => BriefBudgetLineConnection, {
    description: 'The budget lines of the year, by area and name.\nIstilah: pos anggaran.',
  })
  budgetLines(@Root() { budgetLines }: BriefNeeds, @Args(() => PageArgs) page: PageArgs) {
    return frozenPage(budgetLines, page);
  }

  @FieldResolver(() => BriefDoubtConnection, {
    description: 'Why figures behind the gap areas were doubtful, by gap area.\nIstilah: sumber belum diverifikasi.',
  })
  doubts(@Root() { doubts }: BriefNeeds, @Args(() => PageArgs) page: PageArgs) {
    return frozenPage(doubts, page);
  }
}

@Resolver(() => MeetingType)
export class MeetingBriefsResolver {
  @FieldResolver(() => [MeetingBriefType], {
    description: 'The briefs frozen for it, the newest first, up to 20.\nIstilah: bahan rakor.',
  })
  briefs(@Root() { id }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.briefsOfMeeting.load(id);
  }
}
