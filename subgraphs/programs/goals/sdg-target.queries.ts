import type { RequestContext } from '#kit/context';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

export interface SdgGoal {
  number: number;
  nameId: string;
  nameEn: string;
  sourceCode: string;
}

export interface SdgTarget {
  code: string;
  goal: number;
  nameId: string;
  nameEn: string;
  sourceCode: string;
}

type Tagged = SdgTarget & { ofCode: string };

const COLUMNS = `t.code, t.goal, t.name_id as "nameId", t.name_en as "nameEn", t.source_code as "sourceCode"`;
const GOAL_COLUMNS = `number, name_id as "nameId", name_en as "nameEn", source_code as "sourceCode"`;

/** The seventeen goals. */
export function listSdgGoals(context: RequestContext): Promise<SdgGoal[]> {
  return context.read.rows<SdgGoal>(`select ${GOAL_COLUMNS} from sdg_goal order by number`);
}

/** What a programme or category that `column` names is tagged with. */
const tagsOf = (subject: 'PROGRAMME' | 'NEED_CATEGORY') => `
  select g.code as "ofCode", ${COLUMNS} from sdg_tag g join sdg_target t on t.code = g.target_code
  where g.subject = '${subject}' and g.code = any ($1::text[]) order by t.ordinal`;

/** The codes of programmes or categories that serve a target. */
const taggedWith = (subject: 'PROGRAMME' | 'NEED_CATEGORY') => `
  select target_code as target, code from sdg_tag where subject = '${subject}' and target_code = any ($1::text[])
  order by code`;

export function goalLoaders(read: Snapshot) {
  return {
    sdgGoal: rowLoader<SdgGoal>(
      read,
      `select ${GOAL_COLUMNS} from sdg_goal where number::text = any ($1::text[])`,
      (row) => String(row.number),
    ),
    sdgTargetsOfGoal: rowsLoader<SdgTarget>(
      read,
      `select ${COLUMNS} from sdg_target t where t.goal::text = any ($1::text[]) order by t.ordinal`,
      (row) => String(row.goal),
    ),
    sdgTargetsOfProgramme: rowsLoader<Tagged>(read, tagsOf('PROGRAMME'), (row) => row.ofCode),
    sdgTargetsOfCategory: rowsLoader<Tagged>(read, tagsOf('NEED_CATEGORY'), (row) => row.ofCode),
    programmesOfSdgTarget: rowsLoader<{ target: string; code: string }>(
      read,
      taggedWith('PROGRAMME'),
      (row) => row.target,
    ),
    categoriesOfSdgTarget: rowsLoader<{ target: string; code: string }>(
      read,
      taggedWith('NEED_CATEGORY'),
      (row) => row.target,
    ),
  };
}
