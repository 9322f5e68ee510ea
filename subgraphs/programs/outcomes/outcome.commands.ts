import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, notFound, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { openMeeting } from '../meetings/meeting.commands.ts';
import { meetingIn, type MeetingRow } from '../meetings/meeting.queries.ts';
import { problemsOfBlanks, problemsOfTexts } from '../meetings/meeting.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import type {
  FollowUpCommitmentInput,
  OutcomeInput,
  TellingInput,
  UpdateRecommendationInput,
} from './outcome-input.type.ts';
import { followsUp, lockOutcome, type OutcomeRow } from './outcome.queries.ts';
import {
  outcomeCode,
  problemsOfGaps,
  problemsOfOutcome,
  problemsOfTelling,
  refuseTelling,
  type OutcomeKind,
} from './outcome.rules.ts';

async function gapsWithin(tx: EntityManager, areaCode: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await rowsIn<{ id: string }>(
    tx,
    `select id from gap_area where id = any (?::uuid[]) and published_at is not null
       and (area_code = ? or area_code like ? || '.%')`,
    [ids, areaCode, areaCode],
  );
  return new Set(rows.map(({ id }) => id));
}

async function problemsOf(tx: EntityManager, input: OutcomeInput, meeting: MeetingRow): Promise<FieldProblem[]> {
  const texts = (['text', 'institution', 'quote'] as const).map((field) => ({ field, text: input[field] }));
  const gaps = input.gapAreaIds ?? [];
  return [
    ...problemsOfOutcome({ dueOn: input.dueOn ?? null }, meeting),
    ...problemsOfBlanks(texts),
    ...problemsOfTexts(texts),
    ...(await problemsOfCodes(tx, [{ field: 'programmeCode', table: 'programme', code: input.programmeCode }])),
    ...(gaps.length > 0 ? problemsOfGaps(gaps, await gapsWithin(tx, meeting.areaCode, gaps)) : []),
  ];
}

interface Step {
  status: string;
  reason: string | null;
  meetingId: string | null;
  toldOn: string;
}

/** Adds a row to the history of an outcome. */
async function addStep(tx: EntityManager, outcome: { id: string; version: number }, step: Step, actor: Actor) {
  await rowsIn(
    tx,
    `insert into meeting_outcome_step (outcome_id, version, status, reason, meeting_id, told_on, actor_subject, actor_name,
       organisation, happened_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp())`,
    [
      outcome.id,
      outcome.version,
      step.status,
      step.reason,
      step.meetingId,
      step.toldOn,
      actor.subject,
      actor.name,
      actor.organisation,
    ],
  );
}

async function writeOutcome(
  tx: EntityManager,
  kind: OutcomeKind,
  input: OutcomeInput,
  { meeting, writer }: { meeting: MeetingRow; writer: Actor },
): Promise<string> {
  await takeTurns(tx, 'meeting-outcome', meeting.id, kind);
  const [last] = await rowsIn<{ ordinal: number }>(
    tx,
    'select coalesce(max(ordinal), 0) as ordinal from meeting_outcome where meeting_id = ? and kind = ?',
    [meeting.id, kind],
  );
  const ordinal = (last?.ordinal ?? 0) + 1;
  const id = newId();
  await rowsIn(
    tx,
    `insert into meeting_outcome (id, code, meeting_id, kind, ordinal, text, institution, due_on, programme_code, status,
       version, quote, source_code, is_demo) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', 1, ?, ?, ?)`,
    [
      id,
      outcomeCode(meeting.code, kind, ordinal),
      meeting.id,
      kind,
      ordinal,
      input.text.trim(),
      input.institution.trim(),
      input.dueOn ?? null,
      input.programmeCode ?? null,
      input.quote ?? null,
      meeting.sourceCode,
      meeting.isDemo,
    ],
  );
  await rowsIn(
    tx,
    'insert into meeting_outcome_gap (outcome_id, gap_area_id) select distinct ?::uuid, unnest(?::uuid[])',
    [id, input.gapAreaIds ?? []],
  );
  const toldOn = meeting.startsOn ?? today();
  await addStep(tx, { id, version: 1 }, { status: 'OPEN', reason: null, meetingId: meeting.id, toldOn }, writer);
  return id;
}

/** Puts an outcome down with its meeting, once per key. */
export function addOutcome(context: RequestContext, kind: OutcomeKind, input: OutcomeInput) {
  return decideOnce<{ outcome: OutcomeRow }>(
    context,
    kind === 'RECOMMENDATION' ? 'addRecommendation' : 'recordCommitment',
    input,
    async (tx, actor) => {
      const opened = await openMeeting(tx, actor, input.meetingId);
      const problems = await problemsOf(tx, input, opened.meeting);
      if (problems.length > 0) throw badInput(problems);
      return { rowId: await writeOutcome(tx, kind, input, opened), version: 1 };
    },
    async (tx, { rowId }) => ({ outcome: await knownOutcome(tx, kind, rowId) }),
  );
}

async function knownOutcome(tx: EntityManager, kind: OutcomeKind, id: string): Promise<OutcomeRow> {
  const outcome = await lockOutcome(tx, kind, id);
  if (!outcome) throw new Error(`no outcome ${id}`);
  return outcome;
}

/** The meeting at which something was told, or why it cannot have been there. */
async function toldAt(tx: EntityManager, outcome: OutcomeRow, from: MeetingRow, meetingId: string | null) {
  const at = meetingId === null ? 'NONE' : ((await meetingIn(tx, meetingId)) ?? 'UNKNOWN');
  const isFollowing = meetingId !== null && (await followsUp(tx, meetingId, outcome.meetingId));
  const problems = problemsOfTelling(from, at, isFollowing);
  if (problems.length > 0) throw badInput(problems);
  return typeof at === 'string' ? today() : (at.startsOn ?? today());
}

async function tell(
  tx: EntityManager,
  actor: Actor | null,
  kind: OutcomeKind,
  telling: TellingInput & { id: string; meetingId: string | null },
) {
  const outcome = await lockOutcome(tx, kind, telling.id);
  if (!outcome) throw notFound(kind.toLowerCase(), telling.id);
  const { meeting, writer } = await openMeeting(tx, actor, outcome.meetingId);
  const texts = [{ field: 'reason', text: telling.reason }];
  const problems = [...problemsOfBlanks(texts), ...problemsOfTexts(texts)];
  if (problems.length > 0) throw badInput(problems);
  const toldOn = await toldAt(tx, outcome, meeting, telling.meetingId);
  const refusal = refuseTelling(outcome, telling);
  if (refusal) return refusal;
  const version = outcome.version + 1;
  await rowsIn(tx, 'update meeting_outcome set status = ?, version = ? where id = ?', [
    telling.status,
    version,
    outcome.id,
  ]);
  const { status, reason, meetingId } = telling;
  await addStep(tx, { id: outcome.id, version }, { status, reason: reason.trim(), meetingId, toldOn }, writer);
  return { outcome: await knownOutcome(tx, kind, outcome.id) };
}

/** Records what has become of a recommendation. */
export function updateRecommendation({ store, actor }: RequestContext, input: UpdateRecommendationInput) {
  return decide(store, async (tx) => {
    const told = await tell(tx, actor, 'RECOMMENDATION', {
      ...input,
      id: input.recommendationId,
      meetingId: input.meetingId ?? null,
    });
    if (!('outcome' in told)) return told;
    return { __typename: 'RecommendationUpdated' as const, recommendation: told.outcome };
  });
}

/** Records what the next meeting was told of a commitment. */
export function followUpCommitment({ store, actor }: RequestContext, input: FollowUpCommitmentInput) {
  return decide(store, async (tx) => {
    const told = await tell(tx, actor, 'COMMITMENT', { ...input, id: input.commitmentId });
    if (!('outcome' in told)) return told;
    return { __typename: 'CommitmentFollowedUp' as const, commitment: told.outcome };
  });
}
