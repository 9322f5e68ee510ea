import { assertMayActIn, Role } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import { achievementIn, type AchievementRow } from './service-standard.queries.ts';
import { problemsOfAchievement, type StandardLevel } from './service-standard.rules.ts';
import type { RecordServiceAchievementInput } from './service-achievement.type.ts';

interface Recorded {
  __typename: 'ServiceAchievementRecorded';
  achievement: AchievementRow;
}

/** Records how many of the entitled an area served in a year; an earlier recording stays behind the new one. */
export function recordServiceAchievement(context: RequestContext, input: RecordServiceAchievementInput) {
  return decideOnce<Recorded, never>(
    context,
    'recordServiceAchievement',
    input,
    async (tx, actor) => {
      const { areaCode, year, standardCode, entitled, served } = input;
      const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], areaCode);
      await takeTurns(tx, 'service-achievement', areaCode, year, standardCode);
      const [standard] = await rowsIn<{ level: StandardLevel }>(
        tx,
        'select government_level as level from service_standard where code = ?',
        [standardCode],
      );
      const problems = [
        ...(await problemsOfCodes(tx, [
          { field: 'areaCode', table: 'area', code: areaCode },
          { field: 'standardCode', table: 'service_standard', code: standardCode },
        ])),
        ...problemsOfAchievement({ areaCode, level: standard?.level ?? null, entitled, served }),
        ...(await checkProvenance(tx, 'provenance', input.provenance)),
      ];
      if (problems.length > 0) throw badInput(problems);
      const [last] = await rowsIn<{ version: number }>(
        tx,
        `select coalesce(max(version), 0)::int as version from service_achievement
         where area_code = ? and year = ? and standard_code = ?`,
        [areaCode, year, standardCode],
      );
      const written = { rowId: newId(), version: (last?.version ?? 0) + 1 };
      await rowsIn(
        tx,
        `insert into service_achievement (id, standard_code, area_code, year, version, entitled, served, source_code,
           as_of, is_demo, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, now())`,
        [
          written.rowId,
          standardCode,
          areaCode,
          year,
          written.version,
          String(entitled),
          String(served),
          await keepSource(tx, input.provenance),
          input.provenance.asOf,
          officer.subject,
        ],
      );
      return written;
    },
    async (tx, { rowId }) => ({
      __typename: 'ServiceAchievementRecorded',
      achievement: await achievementIn(tx, rowId),
    }),
  );
}
