import { assertMayActIn, Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfArea } from '../areas/area.queries.ts';
import { problemsOfRoles } from '../personnel-types/personnel-type.queries.ts';
import { TrainingSession } from './training-session.entity.ts';
import { sameSessionIn, sessionIn } from './training-session.queries.ts';
import { refuseSecondRecord } from './training-session.rules.ts';
import type { RecordTrainingSessionInput } from './training-session.type.ts';

function problemsOfTime(heldOn: string): FieldProblem[] {
  if (heldOn <= today()) return [];
  return [
    {
      field: 'heldOn',
      code: 'DAY_IN_FUTURE',
      message: 'heldOn is today at the latest: record it once it was held.',
    },
  ];
}

/** Enters a training that was held in the coordinator's area. */
export async function recordTrainingSession({ store, actor }: RequestContext, input: RecordTrainingSessionInput) {
  const { areaCode, types, heldOn } = input;
  const recorder = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], areaCode);
  return decide(store, async (tx) => {
    // Recorded one after another, so that two people never enter the same training at once.
    await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('training_session'))");
    const problems = [
      ...(await problemsOfArea(tx, 'areaCode', areaCode)),
      ...(await problemsOfRoles(tx, 'types', types)),
      ...problemsOfTime(heldOn),
    ];
    if (problems.length > 0) throw badInput(problems);
    const refusal = refuseSecondRecord(await sameSessionIn(tx, input));
    if (refusal) return refusal;
    const id = newId();
    await tx.insert(TrainingSession, {
      id,
      title: input.title,
      areaCode,
      typeCodes: [...new Set(types)],
      heldOn,
      period: heldOn,
      participants: input.participants === null || input.participants === undefined ? null : BigInt(input.participants),
      organiser: input.organiser ?? null,
      sourceCode: null,
      sourceNote: input.sourceNote,
      quote: null,
      note: null,
      checkState: 'STATED',
      isDemo: false,
      recordedBy: recorder.subject,
      recordedAt: new Date(),
    });
    return { __typename: 'TrainingSessionRecorded', session: await sessionIn(tx, id) } as const;
  });
}
