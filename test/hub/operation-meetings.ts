import { randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf } from '../support/client.ts';
import { aBrief } from '../support/briefs.ts';
import type { Hub } from '../support/hub.ts';
import { readOperation, type Expectation } from './saved-operations.ts';

const COORDINATOR = { role: Role.FORUM_COORDINATOR, area: '15', organisation: 'demo-forum-jambi' };
const OFFICER = { role: Role.PROGRAM_OFFICER, area: '15', organisation: 'demo-dinsos-jambi' };

/** A meeting that follows up the seeded one of February 2022; recorded once, however often this is asked. */
async function followingMeeting(hub: Hub): Promise<string> {
  const officer = await hub.as(OFFICER);
  const { coordinationMeeting } = await dataOf(hub.ask('{ coordinationMeeting(code: "RKR-15-2022-0001") { id } }'));
  const { text, variables } = readOperation('recordMeeting');
  const input = {
    ...variables?.['input'],
    idempotencyKey: 'operation-meeting-follow-up',
    startsOn: '2026-11-20',
    followsId: coordinationMeeting.id,
  };
  const { recordMeeting } = await dataOf(officer(text, { input }));
  return recordMeeting.meeting.code;
}

/** A brief of Jambi whose three parts have come. */
const completeBrief = async (hub: Hub): Promise<string> =>
  aBrief(hub, await hub.as(COORDINATOR), { areaCode: '15', fiscalYear: 2027 });

/** What the saved operations about meetings must say of the seeds. */
export const MEETING_READINGS: Record<string, Expectation> = {
  meetings: {
    says: ({ coordinationMeetings: { nodes } }) => {
      const codes = nodes.map(({ code }: any) => code);
      expect(codes).toEqual(
        expect.arrayContaining(['RKR-15-2022-0001', 'RKR-15-2022-0002', 'RKR-15-2022-0003', 'RKR-21-2024-0001']),
      );
      expect(nodes.find(({ code }: any) => code === 'RKR-21-2024-0001').recommendations).toHaveLength(5);
      const indramayu = nodes.find(({ code }: any) => code === 'RKR-3212-2024-0001');
      expect(indramayu).toMatchObject({ startsOn: null, organiser: 'Dinas Sosial Kabupaten Cirebon' });
    },
  },
  meetingFollowUp: {
    fill: async (hub) => ({ code: await followingMeeting(hub) }),
    says: ({ coordinationMeeting: { follows, followsUp } }) => {
      expect(follows.code).toBe('RKR-15-2022-0001');
      expect(followsUp.map(({ statusBefore, commitment }: any) => [statusBefore, commitment.code])).toEqual([
        ['OPEN', 'RKR-15-2022-0001-K1'],
        ['OPEN', 'RKR-15-2022-0001-K2'],
      ]);
    },
  },
  recordMeeting: {
    as: OFFICER,
    says: ({ recordMeeting: { __typename, meeting } }) => {
      expect(__typename).toBe('MeetingRecorded');
      expect(meeting).toMatchObject({ area: { code: '15' }, participants: [{ capacity: 'ORGANISER' }, {}] });
    },
  },
  changeMeeting: {
    as: OFFICER,
    fill: async (hub, { input }) => {
      const { text, variables } = readOperation('recordMeeting');
      const called = { ...variables?.['input'], idempotencyKey: randomUUID(), startsOn: '2099-11-11' };
      const { recordMeeting } = await dataOf((await hub.as(OFFICER))(text, { input: called }));
      return { input: { ...input, meetingId: recordMeeting.meeting.id, idempotencyKey: randomUUID() } };
    },
    says: ({ changeMeeting: { __typename, meeting } }) => {
      expect(__typename).toBe('MeetingChanged');
      expect(meeting).toMatchObject({ startsOn: '2099-11-12', version: 2, changes: [{ version: 2 }] });
      expect(meeting.changes[0].changes.map(({ field }: any) => field)).toEqual(['startsOn', 'place', 'agenda']);
    },
  },
  freezeBrief: {
    as: COORDINATOR,
    fill: async (_hub, { input }) => ({ input: { ...input, idempotencyKey: randomUUID() } }),
    says: ({ freezeMeetingBrief: { __typename, replayed, brief } }) => {
      expect([__typename, replayed]).toEqual(['MeetingBriefFrozen', false]);
      expect(brief.code).toMatch(/^BRF-15-2026-\d{4}$/);
      expect(brief.needs.gapCount).toBeGreaterThan(10);
    },
  },
  meetingBrief: {
    fill: async (hub) => ({ code: await completeBrief(hub) }),
    says: ({ meetingBrief: { isComplete, parts, needs, coverage, staffing } }) => {
      expect(isComplete).toBe(true);
      expect(parts.map(({ fingerprint }: any) => fingerprint)).toEqual([
        needs.fingerprint,
        coverage.fingerprint,
        staffing.fingerprint,
      ]);
      const money = (totals: any[]) => totals.find(({ kind }) => kind === 'MONEY');
      const { need, budget, committed, delivered, uncovered } = money(coverage.totals);
      expect(need).toBeLessThanOrEqual(budget + committed + delivered + uncovered);
      expect(coverage.matrix.totalCount).toBeGreaterThan(5);
      expect(staffing.totals.deployed).toBeGreaterThan(0);
      expect(needs.doubts.totalCount).toBeGreaterThan(0);
    },
  },
};
