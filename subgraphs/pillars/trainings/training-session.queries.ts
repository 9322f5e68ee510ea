import type { EntityManager } from '@mikro-orm/postgresql';

import type { Page, PageArgs } from '#kit/connection';
import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { notFound } from '#kit/errors';
import { rowLoader } from '#kit/loading';

import { isWithinSql, readWithin } from '../areas/area.queries.ts';
import { pageOfList, pagesByParent } from '../pages.ts';
import type { CheckState } from '../sources/check-state.rules.ts';

export interface TrainingSessionRow {
  parentKey: string;
  id: string;
  title: string;
  areaCode: string;
  typeCodes: string[];
  heldOn: string | null;
  period: string;
  participants: number | null;
  organiser: string | null;
  sourceCode: string | null;
  sourceNote: string;
  quote: string | null;
  note: string | null;
  checkState: CheckState;
  isDemo: boolean;
}

export interface TrainingSessionFilterRow {
  within?: string | null;
  type?: string | null;
  year?: number | null;
}

export const SESSION_COLUMNS = `id, title, area_code as "areaCode", type_codes as "typeCodes",
  held_on::text as "heldOn", period, participants::int, organiser,
  source_code as "sourceCode", source_note as "sourceNote", quote, note,
  check_state as "checkState", is_demo as "isDemo"`;

const WHERE = `${isWithinSql('area_code', '$1')} and ($2::text is null or $2 = any (type_codes))
  and ($3::text is null or left(period, 4) = $3)`;
const ORDER = { keys: ['text', 'uuid'] as const, keysOf: (row: TrainingSessionRow) => [row.period, row.id] };

/** Trainings, the newest period first. */
export async function listTrainingSessions(
  read: Snapshot,
  filter: TrainingSessionFilterRow,
  args: PageArgs,
): Promise<Page<TrainingSessionRow>> {
  const within = await readWithin(read, filter.within);
  return pageOfList<TrainingSessionRow>(
    read,
    {
      rows: `select ${SESSION_COLUMNS} from training_session where ${WHERE}
      and ($5::text is null or (period, id) < ($5, $6::uuid)) order by period desc, id desc limit $4`,
      count: `select count(*)::int as total from training_session where ${WHERE}`,
      ...ORDER,
    },
    args,
    [within, filter.type ?? null, filter.year ? String(filter.year) : null],
  );
}

const OF_AREA = 'area_code = parent.key and ($2::text is null or $2 = any (type_codes))';

export function trainingSessionLoaders(read: Snapshot) {
  return {
    trainingSession: rowLoader<TrainingSessionRow>(
      read,
      `select ${SESSION_COLUMNS} from training_session where id = any ($1::uuid[])`,
      (row) => row.id,
    ),
    trainingSessionsOfArea: pagesByParent<TrainingSessionRow>(read, {
      rows: `select ${SESSION_COLUMNS} from training_session where ${OF_AREA}
        and ($4::text is null or (period, id) < ($4, $5::uuid)) order by period desc, id desc`,
      count: `select count(*) from training_session where ${OF_AREA}`,
      ...ORDER,
    }),
  };
}

/** A training just written, as the API shows it. */
export async function sessionIn(tx: EntityManager, id: string): Promise<TrainingSessionRow> {
  const [row] = await rowsIn<TrainingSessionRow>(tx, `select ${SESSION_COLUMNS} from training_session where id = ?`, [
    id,
  ]);
  if (!row) throw notFound('training session', id);
  return row;
}

/** The same training, if somebody recorded it before. */
export async function sameSessionIn(
  tx: EntityManager,
  { title, areaCode, heldOn }: { title: string; areaCode: string; heldOn: string },
): Promise<TrainingSessionRow | null> {
  const [row] = await rowsIn<TrainingSessionRow>(
    tx,
    `select ${SESSION_COLUMNS} from training_session where lower(title) = lower(?) and area_code = ? and held_on = ?`,
    [title, areaCode, heldOn],
  );
  return row ?? null;
}
