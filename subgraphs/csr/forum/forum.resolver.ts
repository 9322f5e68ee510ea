import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role, mayActIn } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { csrObservations, forums, membershipsOfForum, oneForum } from './forum.queries.ts';
import {
  CsrObservationConnection,
  ForumConnection,
  ForumMemberCountType,
  ForumMembershipConnection,
  ForumMembershipType,
  ForumType,
  type CsrObservationType,
} from './forum.type.ts';
import { acceptForumMember, declineForumMember, joinForum, leaveForum } from './membership.commands.ts';
import { MembershipState } from './membership.rules.ts';
import {
  AcceptForumMemberInput,
  AcceptForumMemberResult,
  DeclineForumMemberInput,
  DeclineForumMemberResult,
  JoinForumInput,
  JoinForumResult,
  LeaveForumInput,
  LeaveForumResult,
} from './membership.type.ts';

@Resolver(() => ForumType)
export class ForumResolver {
  @Query(() => ForumConnection, {
    nullable: true,
    description: 'The forums of companies, by code.\nIstilah: daftar forum CSR/TJSLBU.',
  })
  forums(
    @Arg('within', () => String, {
      nullable: true,
      description: 'Only forums of this area or of areas in it: a Kemendagri code.',
    })
    within: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<ForumType>> {
    return forums(context, within, page);
  }

  @Query(() => ForumType, { nullable: true, description: 'One forum by its code, or NOT_FOUND.' })
  forum(
    @Arg('code', () => String, { description: 'The code of the forum, such as FORUM-15.' }) code: string,
    @Ctx() context: CsrContext,
  ): Promise<ForumType> {
    return oneForum(context, code);
  }

  @Query(() => CsrObservationConnection, {
    nullable: true,
    description: 'Figures about CSR that news and reports printed, each with its words and its source, by code.',
  })
  csrObservations(
    @Arg('within', () => String, {
      nullable: true,
      description: 'Only figures about this area or areas in it: a Kemendagri code.',
    })
    within: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<CsrObservationType>> {
    return csrObservations(context, within, page);
  }

  @FieldResolver(() => ForumMemberCountType, { description: 'How many companies are in it, or wait to be.' })
  async memberCount(@Root() forum: ForumType, @Ctx() { actor, loaders }: CsrContext): Promise<ForumMemberCountType> {
    const counted = await loaders.memberCountByForum.load(forum.code);
    const isCoordinator = mayActIn(actor, Role.FORUM_COORDINATOR, forum.areaCode);
    return { accepted: counted?.accepted ?? 0, requested: isCoordinator ? (counted?.requested ?? 0) : null };
  }

  @FieldResolver(() => ForumMembershipConnection, {
    description: 'Its members by the day they asked; other states for its coordinators.',
  })
  members(
    @Root() forum: ForumType,
    @Arg('state', () => MembershipState, {
      defaultValue: 'ACCEPTED',
      description: 'Which state to list; members unless told.',
    })
    state: MembershipState,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<ForumMembershipType>> {
    return membershipsOfForum(context, forum, state, page);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => JoinForumResult, { description: 'Asks a forum to take the own company in; its coordinator answers.' })
  joinForum(
    @Arg('input', () => JoinForumInput, { description: 'Which forum.' }) input: JoinForumInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof JoinForumResult>> {
    return joinForum(context, input.forumCode);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => LeaveForumResult, { description: 'Takes the own company, or its request, out of a forum.' })
  leaveForum(
    @Arg('input', () => LeaveForumInput, { description: 'Which forum.' }) input: LeaveForumInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof LeaveForumResult>> {
    return leaveForum(context, input.forumCode);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => AcceptForumMemberResult, { description: 'Takes a company into a forum of the coordinated area.' })
  acceptForumMember(
    @Arg('input', () => AcceptForumMemberInput, { description: 'Which request.' }) input: AcceptForumMemberInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof AcceptForumMemberResult>> {
    return acceptForumMember(context, input.membershipId);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => DeclineForumMemberResult, { description: 'Turns a request to join down, with a reason.' })
  declineForumMember(
    @Arg('input', () => DeclineForumMemberInput, { description: 'Which request, and why.' })
    input: DeclineForumMemberInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof DeclineForumMemberResult>> {
    return declineForumMember(context, input.membershipId, input.reason);
  }
}
