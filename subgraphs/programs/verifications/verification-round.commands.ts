import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import type { RecordVerificationRoundInput } from './verification-round-command.type.ts';
import { VerificationRound } from './verification-round.entity.ts';
import { roundIn } from './verification-round.queries.ts';
import { problemsOfRound, refuseRound } from './verification-round.rules.ts';

async function problemsOf(tx: EntityManager, input: RecordVerificationRoundInput): Promise<FieldProblem[]> {
  return [
    ...(await problemsOfCodes(tx, [{ field: 'areaCode', table: 'area', code: input.areaCode }])),
    ...problemsOfRound({
      budgetStatus: input.budgetStatus,
      budget: input.budget ?? null,
      checkedCount: input.checkedCount ?? null,
      validCount: input.validCount ?? null,
    }),
    ...(await checkProvenance(tx, 'provenance', input.provenance)),
  ];
}

/** The round as the input says it is, over the one that stood there. */
async function writeRound(
  tx: EntityManager,
  standing: VerificationRound | null,
  input: RecordVerificationRoundInput,
  officer: Actor,
): Promise<VerificationRound> {
  const { areaCode, dataset, year, carriedOut, budgetStatus, basis, provenance } = input;
  const said = {
    carriedOut,
    budgetStatus,
    basis,
    budget: input.budget ?? null,
    checkedCount: input.checkedCount ?? null,
    validCount: input.validCount ?? null,
    invalidIdentityCount: input.invalidIdentityCount ?? null,
    sourceCode: await keepSource(tx, provenance),
    asOf: provenance.asOf,
    changedBy: officer.subject,
    changedAt: new Date(),
  };
  const round = standing
    ? tx.assign(standing, { ...said, version: standing.version + 1 })
    : tx.create(VerificationRound, { id: newId(), areaCode, dataset, year, isDemo: false, version: 1, ...said });
  await tx.flush();
  await rowsIn(
    tx,
    `insert into verification_round_version (round_id, version, carried_out, budget_status, budget, source_code, basis,
       changed_by, changed_at)
     select id, version, carried_out, budget_status, budget, source_code, basis, changed_by, changed_at
     from verification_round where id = ?`,
    [round.id],
  );
  return round;
}

/** Records a round, or its next version; every version is kept. */
export function recordVerificationRound({ store, actor }: RequestContext, input: RecordVerificationRoundInput) {
  return decide(store, async (tx) => {
    const { areaCode, dataset, year } = input;
    await takeTurns(tx, 'verification-round', areaCode, dataset, year);
    const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], areaCode);
    const problems = await problemsOf(tx, input);
    if (problems.length > 0) throw badInput(problems);
    const standing = await tx.findOne(VerificationRound, { areaCode, dataset, year });
    const refusal = refuseRound(standing, input.expectedVersion ?? null);
    if (refusal) return refusal;
    const { id } = await writeRound(tx, standing, input, officer);
    return { __typename: 'VerificationRoundRecorded' as const, round: await roundIn(tx, id) };
  });
}
