import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput } from '#kit/errors';
import { freeze, numbered } from '#kit/frozen';
import { newId } from '#kit/ids';

import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { MEETING_ROLES, openMeeting } from '../meetings/meeting.commands.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import type { FreezeMeetingBriefInput } from './brief-input.type.ts';
import { countGaps, needsView, type BriefNeeds } from './brief-view.queries.ts';
import { announceBrief } from './brief.events.ts';
import { briefIn, type BriefRow } from './brief.queries.ts';
import { briefCode, problemsOfBrief, refuseWidth, totalsOf, type BriefTooWide } from './brief.rules.ts';

interface Scope {
  areaCode: string;
  fiscalYear: number;
  meetingId: string | null;
}

interface MeetingBriefFrozen {
  __typename: 'MeetingBriefFrozen';
  brief: BriefRow;
}

/** What the brief is about, when the actor may freeze one there. */
async function scopeOf(
  tx: EntityManager,
  actor: Actor,
  { meetingId, areaCode, fiscalYear }: FreezeMeetingBriefInput,
): Promise<Scope> {
  const problems = problemsOfBrief({ meetingId, areaCode });
  if (problems.length > 0) throw badInput(problems);
  if (meetingId) {
    const { meeting } = await openMeeting(tx, actor, meetingId);
    return { areaCode: meeting.areaCode, fiscalYear, meetingId };
  }
  const unknown = await problemsOfCodes(tx, [{ field: 'areaCode', table: 'area', code: areaCode }]);
  if (unknown.length > 0) throw badInput(unknown);
  assertMayActIn(actor, MEETING_ROLES, areaCode ?? '');
  return { areaCode: areaCode ?? '', fiscalYear, meetingId: null };
}

async function frozenNeeds(tx: EntityManager, scope: Scope) {
  const { decisions, gaps, budgetLines, doubts } = await needsView(tx, scope);
  return freeze({
    frozenOn: today(),
    decisions: numbered(decisions),
    gaps: numbered(gaps),
    budgetLines: numbered(budgetLines),
    doubts: numbered(doubts),
    totals: totalsOf(gaps, budgetLines),
  } satisfies BriefNeeds);
}

async function writeBrief(tx: EntityManager, scope: Scope, actor: Actor): Promise<string> {
  const year = Number(today().slice(0, 4));
  await takeTurns(tx, 'meeting-brief', scope.areaCode, year);
  const [last] = await rowsIn<{ serial: number }>(
    tx,
    'select coalesce(max(serial), 0) as serial from meeting_brief where area_code = ? and year = ?',
    [scope.areaCode, year],
  );
  const serial = (last?.serial ?? 0) + 1;
  const [id, code] = [newId(), briefCode(scope.areaCode, year, serial)];
  const { content, fingerprint } = await frozenNeeds(tx, scope);
  await rowsIn(
    tx,
    `insert into meeting_brief (id, code, area_code, year, serial, fiscal_year, meeting_id, content, fingerprint, frozen_by,
       frozen_organisation, frozen_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp())`,
    [
      id,
      code,
      scope.areaCode,
      year,
      serial,
      scope.fiscalYear,
      scope.meetingId,
      content,
      fingerprint,
      actor.subject,
      actor.organisation,
    ],
  );
  await announceBrief(tx, { id, code, areaCode: scope.areaCode, fiscalYear: scope.fiscalYear });
  return id;
}

/** Freezes what is public of an area and a year under a code; the other subgraphs freeze theirs when they hear. */
export function freezeMeetingBrief(context: RequestContext, input: FreezeMeetingBriefInput) {
  return decideOnce<MeetingBriefFrozen, BriefTooWide>(
    context,
    'freezeMeetingBrief',
    input,
    async (tx, actor) => {
      const scope = await scopeOf(tx, actor, input);
      const refusal = refuseWidth(await countGaps(tx, scope.areaCode, scope.fiscalYear));
      if (refusal) return refusal;
      return { rowId: await writeBrief(tx, scope, actor), version: 1 };
    },
    async (tx, { rowId }) => ({ __typename: 'MeetingBriefFrozen', brief: await briefIn(tx, rowId) }),
  );
}
