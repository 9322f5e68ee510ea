import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { outcomeCode, type OutcomeKind } from '../../subgraphs/programs/outcomes/outcome.rules.ts';
import { insertMissing, seedId } from '../rows.ts';
import meetings from './data/meetings.json' with { type: 'json' };

type SeededMeeting = (typeof meetings)[number];

const idOf = ({ code }: SeededMeeting) => seedId(`coordination-meeting:${code}`);

/** Fills the five meetings of the first documents: what they say, and nothing else. */
export async function seedMeetings(store: Store): Promise<void> {
  await decide(store, async (tx) => {
    const recordedAt = new Date().toISOString();
    const rows = meetings.map((meeting) => {
      const { area, participants: _people, statements: _words, recommendations: _r, commitments: _c, ...row } = meeting;
      return { id: idOf(meeting), ...row, areaCode: area, isDemo: false, recordedAt };
    });
    await insertMissing(tx, 'coordination_meeting', rows, 'id');
    const listed = <Part extends object>(part: (meeting: SeededMeeting) => readonly Part[]) =>
      meetings.flatMap((meeting) =>
        part(meeting).map((one, at) => ({ meetingId: idOf(meeting), ordinal: at + 1, ...one })),
      );
    await insertMissing(
      tx,
      'meeting_participant',
      listed(({ participants }) => participants),
      'meeting_id',
    );
    await insertMissing(
      tx,
      'meeting_statement',
      listed(({ statements }) => statements),
      'meeting_id',
    );
    for (const meeting of meetings) {
      await seedOutcomes(tx, meeting, 'RECOMMENDATION', meeting.recommendations);
      await seedOutcomes(tx, meeting, 'COMMITMENT', meeting.commitments);
    }
  });
}

interface SeededOutcome {
  text: string;
  institution: string;
  programmeCode: string | null;
  quote: string;
}

async function seedOutcomes(
  tx: EntityManager,
  meeting: SeededMeeting,
  kind: OutcomeKind,
  outcomes: readonly SeededOutcome[],
): Promise<void> {
  const rows = outcomes.map((outcome, at) => {
    const code = outcomeCode(meeting.code, kind, at + 1);
    return { id: seedId(`meeting-outcome:${code}`), code, ordinal: at + 1, ...outcome };
  });
  const standing = { meetingId: idOf(meeting), kind, status: 'OPEN', version: 1, isDemo: false };
  await insertMissing(
    tx,
    'meeting_outcome',
    rows.map((row) => ({ ...row, ...standing, sourceCode: meeting.sourceCode })),
    'id',
  );
  await insertMissing(
    tx,
    'meeting_outcome_step',
    rows.map(({ id }) => ({
      outcomeId: id,
      version: 1,
      status: 'OPEN',
      meetingId: standing.meetingId,
      toldOn: meeting.startsOn,
      happenedAt: new Date().toISOString(),
    })),
    'outcome_id',
  );
}
