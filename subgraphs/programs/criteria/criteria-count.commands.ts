import { assertMayActIn, Role } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import { criteriaCountIn, type CriteriaCountRow } from './criteria-count.queries.ts';
import type { RecordCriteriaCountInput } from './criteria-count.type.ts';
import { problemsOfCount } from './criteria-count.rules.ts';

interface Recorded {
  __typename: 'CriteriaCountRecorded';
  count: CriteriaCountRow;
}

/** Records how many were counted under a set in an area and year; an earlier count stays behind the new one. */
export function recordCriteriaCount(context: RequestContext, input: RecordCriteriaCountInput) {
  return decideOnce<Recorded, never>(
    context,
    'recordCriteriaCount',
    input,
    async (tx, actor) => {
      const { areaCode, year, unit } = input;
      const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], areaCode);
      await takeTurns(tx, 'criteria-count', input.setId, areaCode, year, unit);
      const [set] = await rowsIn<{ areaCode: string; version: number }>(
        tx,
        `select area_code as "areaCode", (select max(version) from poverty_criteria_version where set_id = id)::int as version
         from poverty_criteria_set where id = ?`,
        [input.setId.toLowerCase()],
      );
      if (!set) throw notFound('criteria set', input.setId);
      const problems = [
        ...problemsOfCount({ areaCode, setAreaCode: set.areaCode }),
        ...(await problemsOfCodes(tx, [{ field: 'areaCode', table: 'area', code: areaCode }])),
        ...(await checkProvenance(tx, 'provenance', input.provenance)),
      ];
      if (problems.length > 0) throw badInput(problems);
      const rowId = newId();
      await rowsIn(
        tx,
        `insert into poverty_criteria_count (id, set_id, set_version, area_code, year, unit, recording, count, source_code,
           as_of, is_demo, recorded_by, recorded_at)
         select ?, ?, ?, ?, ?, ?, 1 + coalesce(max(recording), 0), ?, ?, ?, false, ?, now() from poverty_criteria_count
         where set_id = ? and area_code = ? and year = ? and unit = ?`,
        [
          rowId,
          input.setId.toLowerCase(),
          set.version,
          areaCode,
          year,
          unit,
          String(input.count),
          await keepSource(tx, input.provenance),
          input.provenance.asOf,
          officer.subject,
          input.setId.toLowerCase(),
          areaCode,
          year,
          unit,
        ],
      );
      return { rowId, version: 1 };
    },
    async (tx, { rowId }) => ({
      __typename: 'CriteriaCountRecorded',
      count: await criteriaCountIn(tx, rowId),
    }),
  );
}
