import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { decideOnce } from '../replays/replay.commands.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import { roundIn } from '../verifications/verification-round.queries.ts';
import type { Answered } from '../verifications/verification-round.rules.ts';
import { findingsAt } from './data-quality.queries.ts';
import { problemsOfIssues, refuseFindings } from './data-quality.rules.ts';
import type { RecordDataQualityInput } from './data-quality-command.type.ts';

interface LockedRound {
  id: string;
  areaCode: string;
  carriedOut: Answered;
  checked: string | null;
  isDemo: boolean;
  last: number;
}

async function lockRound(tx: EntityManager, roundId: string): Promise<LockedRound> {
  const [round] = await rowsIn<LockedRound>(
    tx,
    `select r.id, r.area_code as "areaCode", r.carried_out as "carriedOut", r.checked_count::text as checked,
       r.is_demo as "isDemo",
       (select coalesce(max(version), 0) from data_quality_count where round_id = r.id)::int as last
     from verification_round r where r.id = ? for update`,
    [roundId.toLowerCase()],
  );
  if (!round) throw notFound('verification round', roundId);
  return round;
}

async function writeFindings(
  tx: EntityManager,
  round: LockedRound,
  { issues, provenance }: RecordDataQualityInput,
  officer: Actor,
): Promise<number> {
  const version = round.last + 1;
  const sourceCode = await keepSource(tx, provenance);
  for (const { issue, count, referral, referredOn } of issues) {
    await rowsIn(
      tx,
      `insert into data_quality_count (id, round_id, version, issue, count, referral, referred_on, source_code, as_of,
         is_demo, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now())`,
      [
        newId(),
        round.id,
        version,
        issue,
        String(count),
        referral,
        referredOn ?? null,
        sourceCode,
        provenance.asOf,
        round.isDemo,
        officer.subject,
      ],
    );
  }
  return version;
}

/** Records what a round found wrong, in counts; what was recorded before stays, and the newest count of an issue holds. */
export function recordDataQuality(context: RequestContext, input: RecordDataQualityInput) {
  return decideOnce(
    context,
    'recordDataQuality',
    input,
    async (tx, actor) => {
      const round = await lockRound(tx, input.roundId);
      const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], round.areaCode);
      const checked = round.checked === null ? null : BigInt(round.checked);
      const problems = [
        ...problemsOfIssues(input.issues, checked, today()),
        ...(await checkProvenance(tx, 'provenance', input.provenance)),
      ];
      if (problems.length > 0) throw badInput(problems);
      const refusal = refuseFindings(round.carriedOut);
      if (refusal) return refusal;
      return { rowId: round.id, version: await writeFindings(tx, round, input, officer) };
    },
    async (tx, { rowId, version }) => ({
      __typename: 'DataQualityRecorded' as const,
      round: await roundIn(tx, rowId),
      counts: await findingsAt(tx, rowId, version),
    }),
  );
}
