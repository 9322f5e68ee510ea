import { defineEntity, p } from '@mikro-orm/core';

import { MembershipState } from './membership.rules.ts';

const ForumTable = defineEntity({
  name: 'Forum',
  tableName: 'forum',
  properties: {
    code: p.text().primary(),
    name: p.text(),
    areaCode: p.text(),
    regulation: p.text().nullable(),
    source: p.text().nullable(),
    sourceUrl: p.text().nullable(),
    note: p.text().nullable(),
    isDemo: p.boolean(),
  },
});

/** A forum in which companies coordinate what they give. Seeded; no command makes one. */
export class Forum extends ForumTable.class {}
ForumTable.setClass(Forum);

const ForumMembershipTable = defineEntity({
  name: 'ForumMembership',
  tableName: 'forum_membership',
  properties: {
    id: p.uuid().primary(),
    forumCode: p.text(),
    companyId: p.uuid(),
    state: p.enum(() => MembershipState),
    reason: p.text().nullable(),
    requestedAt: p.datetime(3),
    decidedAt: p.datetime(3).nullable(),
    decidedBy: p.text().nullable(),
    isDemo: p.boolean(),
  },
});

/** One company in one forum, or on the way in or out. */
export class ForumMembership extends ForumMembershipTable.class {}
ForumMembershipTable.setClass(ForumMembership);
