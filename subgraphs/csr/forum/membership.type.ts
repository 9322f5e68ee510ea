import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { Refusal, byTypename } from '#kit/refusal-type';

import { OwnOrganisation } from '../companies/company-result.type.ts';
import { CompanyNotVerified } from '../pledges/pledge-refusal.type.ts';
import { ForumMembershipType } from './forum.type.ts';
import { MembershipState } from './membership.rules.ts';

@InputType('JoinForumInput', { description: 'The forum the own company wants to join.' })
export class JoinForumInput {
  @Length(1, 50)
  @Field(() => String, { description: 'The code of the forum, such as FORUM-15.' })
  forumCode!: string;
}

@InputType('LeaveForumInput', { description: 'The forum the own company leaves.' })
export class LeaveForumInput {
  @Length(1, 50)
  @Field(() => String, { description: 'The code of the forum, such as FORUM-15.' })
  forumCode!: string;
}

@InputType('AcceptForumMemberInput', { description: 'The request that a forum coordinator accepts.' })
export class AcceptForumMemberInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the membership.' })
  membershipId!: string;
}

@InputType('DeclineForumMemberInput', { description: 'The request that a forum coordinator turns down, and why.' })
export class DeclineForumMemberInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the membership.' })
  membershipId!: string;

  @Length(3, 1000)
  @Field(() => String, { description: 'Why, for the company to read; 3 to 1,000 characters.\nIstilah: alasan.' })
  reason!: string;
}

@ObjectType('ForumJoinRequested', { description: 'The request waits for the forum.' })
export class ForumJoinRequested {
  readonly __typename!: 'ForumJoinRequested';

  @Field(() => ForumMembershipType, { description: 'The membership, now REQUESTED.' })
  membership!: ForumMembershipType;
}

@ObjectType('ForumLeft', { description: 'The company is out of the forum.' })
export class ForumLeft {
  readonly __typename!: 'ForumLeft';

  @Field(() => ForumMembershipType, { description: 'The membership, now LEFT.' })
  membership!: ForumMembershipType;
}

@ObjectType('ForumMemberAccepted', { description: 'The company is a member.' })
export class ForumMemberAccepted {
  readonly __typename!: 'ForumMemberAccepted';

  @Field(() => ForumMembershipType, { description: 'The membership, now ACCEPTED.' })
  membership!: ForumMembershipType;
}

@ObjectType('ForumMemberDeclined', { description: 'The request is turned down.' })
export class ForumMemberDeclined {
  readonly __typename!: 'ForumMemberDeclined';

  @Field(() => ForumMembershipType, { description: 'The membership, now DECLINED.' })
  membership!: ForumMembershipType;
}

@ObjectType('MembershipStateDiffers', {
  implements: Refusal,
  description: 'The step does not start from the state the membership has.',
})
export class MembershipStateDiffers extends Refusal {
  override readonly __typename!: 'MembershipStateDiffers';

  @Field(() => MembershipState, { nullable: true, description: 'The state it has; null when it was never asked for.' })
  state!: MembershipState | null;
}

export const JoinForumResult = createUnionType({
  name: 'JoinForumResult',
  description: 'The request, or why there is none.',
  types: () => [ForumJoinRequested, MembershipStateDiffers, CompanyNotVerified] as const,
  resolveType: byTypename,
});

export const LeaveForumResult = createUnionType({
  name: 'LeaveForumResult',
  description: 'The membership that ended, or why none did.',
  types: () => [ForumLeft, MembershipStateDiffers] as const,
  resolveType: byTypename,
});

export const AcceptForumMemberResult = createUnionType({
  name: 'AcceptForumMemberResult',
  description: 'The new member, or why it is none.',
  types: () => [ForumMemberAccepted, MembershipStateDiffers, OwnOrganisation] as const,
  resolveType: byTypename,
});

export const DeclineForumMemberResult = createUnionType({
  name: 'DeclineForumMemberResult',
  description: 'The declined request, or why it was not declined.',
  types: () => [ForumMemberDeclined, MembershipStateDiffers, OwnOrganisation] as const,
  resolveType: byTypename,
});
