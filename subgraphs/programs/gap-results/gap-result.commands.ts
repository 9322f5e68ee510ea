import type { EntityManager } from '@mikro-orm/postgresql';

import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { lockGapArea } from '../gap-areas/gap-area.commands.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import { problemsOfResult, refuseEarlyResult, refuseReplaced } from './gap-result.rules.ts';
import type { RecordGapResultInput } from './gap-result.type.ts';

/** What a result rests on: deliveries by csr's account, budget lines by the coverings. */
async function groundOf(tx: EntityManager, gapAreaId: string) {
  const [found] = await rowsIn<{ delivered: boolean; budgeted: boolean }>(
    tx,
    `select exists (select 1 from gap_coverage_line where gap_area_id = ? and delivered > 0) as delivered,
       exists (select 1 from covering k join need_line n on n.id = k.need_line_id
         where n.gap_area_id = ? and k.released_at is null) as budgeted`,
    [gapAreaId, gapAreaId],
  );
  return found ?? { delivered: false, budgeted: false };
}

/** The result of the same gap that is put right; null when there is none of that id. */
async function replacedBy(tx: EntityManager, gapAreaId: string, replacesId: string) {
  const [found] = await rowsIn<{ isReplaced: boolean }>(
    tx,
    `select exists (select 1 from gap_result where replaces_id = r.id) as "isReplaced" from gap_result r
     where r.id = ? and r.gap_area_id = ?`,
    [replacesId, gapAreaId],
  );
  return found ?? null;
}

/** Records how many people were reached by a day; results are only ever added, a later one may put one right. */
export function recordGapResult(context: RequestContext, input: RecordGapResultInput) {
  return decideOnce(
    context,
    'recordGapResult',
    input,
    async (tx, actor) => {
      const gap = await lockGapArea(tx, actor, input.gapAreaId);
      const problems: FieldProblem[] = [
        ...problemsOfResult(input),
        ...(await checkProvenance(tx, 'provenance', input.provenance)),
      ];
      const replaces = input.replacesId ? await replacedBy(tx, gap.id, input.replacesId.toLowerCase()) : null;
      if (input.replacesId && !replaces) {
        const message = 'this gap area has no result of that id.';
        problems.push({ field: 'replacesId', code: 'UNKNOWN_RESULT', message });
      }
      if (problems.length > 0) throw badInput(problems);
      const refusal = refuseEarlyResult(await groundOf(tx, gap.id)) ?? refuseReplaced(replaces?.isReplaced ?? false);
      if (refusal) return refusal;
      const rowId = newId();
      await rowsIn(
        tx,
        `insert into gap_result (id, gap_area_id, people_reached, reached_on, source_code, note, replaces_id, is_demo,
           recorded_by, organisation, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now())`,
        [
          rowId,
          gap.id,
          input.peopleReached,
          input.provenance.asOf,
          await keepSource(tx, input.provenance),
          input.note?.trim() || null,
          input.replacesId?.toLowerCase() ?? null,
          gap.isDemo,
          actor.subject,
          actor.organisation,
        ],
      );
      return { rowId, version: 1 };
    },
    async (_tx, { rowId }) => ({ __typename: 'GapResultRecorded' as const, resultId: rowId }),
  );
}
