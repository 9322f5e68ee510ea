import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { key, run } from '../pledges.ts';
import { name, provenance, reason, type Region } from '../region.ts';

const WRITERS = [Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR];

export const meetingInput = (areaCode: string) => ({
  kind: 'RAKOR',
  title: name('Rakor'),
  areaCode,
  startsOn: '2026-11-01',
  participants: [{ institution: 'Dinas uji', capacity: 'ORGANISER' }],
  provenance,
  ...key(),
});

/** A meeting of the region; given another, one that follows it up. */
export async function aMeeting({ officer, area }: Region, followsId?: string): Promise<string> {
  const later = followsId ? { followsId, startsOn: '2026-11-10' } : {};
  const input = { ...meetingInput(area), ...later };
  return (await run(officer, 'recordMeeting', input, '... on MeetingRecorded { meeting { id } }')).meeting.id;
}

const outcomeInput = async (region: Region) => ({
  meetingId: await aMeeting(region),
  text: name('Rumusan'),
  institution: 'Dinas uji',
  ...key(),
});

/** The commands about coordination meetings. */
export const ofMeetings: Record<string, Command> = {
  recordMeeting: { who: WRITERS, input: async ({ area }) => meetingInput(area) },
  changeMeeting: {
    who: WRITERS,
    input: async (region) => {
      const called = { ...meetingInput(region.area), startsOn: '2099-11-01' };
      const fields = '... on MeetingRecorded { meeting { id version } }';
      const { id, version } = (await run(region.officer, 'recordMeeting', called, fields)).meeting;
      return { meetingId: id, expectedVersion: version, theme: name('Tema'), reason, ...key() };
    },
  },
  addRecommendation: { who: WRITERS, input: outcomeInput },
  recordCommitment: { who: WRITERS, input: outcomeInput },
  updateRecommendation: {
    who: WRITERS,
    input: async (region) => {
      const fields = '... on RecommendationAdded { recommendation { id version } }';
      const added = await run(region.officer, 'addRecommendation', await outcomeInput(region), fields);
      const { id, version } = added.recommendation;
      return { recommendationId: id, expectedVersion: version, status: 'IN_PROGRESS', reason };
    },
  },
  followUpCommitment: {
    who: WRITERS,
    input: async (region) => {
      const input = await outcomeInput(region);
      const fields = '... on CommitmentRecorded { commitment { id version } }';
      const { id, version } = (await run(region.officer, 'recordCommitment', input, fields)).commitment;
      const meetingId = await aMeeting(region, input.meetingId);
      return { commitmentId: id, meetingId, expectedVersion: version, status: 'IN_PROGRESS', reason };
    },
  },
  freezeMeetingBrief: {
    who: WRITERS,
    input: async (region) => ({ meetingId: await aMeeting(region), fiscalYear: 2027, ...key() }),
  },
};
