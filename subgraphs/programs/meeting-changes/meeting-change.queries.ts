import { rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { FieldChange } from '../changes/change.rules.ts';

interface MeetingChangeRow {
  meetingId: string;
  version: number;
  reason: string;
  changes: FieldChange[];
  happenedAt: string;
}

// A record is changed a few times before its meeting; no list is without a bound.
const MOST_SHOWN = 100;

export function meetingChangeLoaders(read: Snapshot) {
  return {
    changesOfMeeting: rowsLoader<MeetingChangeRow>(
      read,
      `select c.meeting_id as "meetingId", c.version, c.reason, c.changes, c.happened_at as "happenedAt"
       from unnest($1::uuid[]) as meeting (id) cross join lateral (
         select * from meeting_change where meeting_id = meeting.id order by version desc limit ${MOST_SHOWN}) c
       order by c.version`,
      (row) => row.meetingId,
    ),
  };
}
