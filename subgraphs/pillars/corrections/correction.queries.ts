import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role } from '#kit/actor';
import type { Page, PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { notFound } from '#kit/errors';
import { rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { isWithinSql, readWithin } from '../areas/area.queries.ts';
import { pageOfList } from '../pages.ts';
import type { PersonalField } from '../personal-reads/personal-read.rules.ts';
import type { CorrectionState } from './correction.rules.ts';

export interface CorrectionRow {
  id: string;
  personnelId: string;
  areaCode: string;
  field: PersonalField;
  state: CorrectionState;
  reason: string | null;
  requestedAt: string;
  decidedAt: string | null;
  isDemo: boolean;
  /** Whose account the person has, where there is one. */
  subject: string | null;
}

// The wanted value is not among them: whoever reads it is noted first.
const SELECT = `select c.id, c.personnel_id as "personnelId", p.area_code as "areaCode", c.field, c.state, c.reason,
    c.requested_at as "requestedAt", c.decided_at as "decidedAt", c.is_demo as "isDemo", n.subject
  from correction c join personnel p on p.id = c.personnel_id join person n on n.personnel_id = p.id`;

const MOST_SHOWN = 50;

export const correctionLoaders = (read: Snapshot) => ({
  /** Only for the person, coordinators of the area and ADMIN. */
  correctionsOfPerson: rowsLoader<CorrectionRow>(
    read,
    `select found.* from unnest($1::uuid[]) as person(id) cross join lateral (
       ${SELECT} where c.personnel_id = person.id order by c.id desc limit ${MOST_SHOWN}) found`,
    (row) => row.personnelId,
  ),
});

/** What people of the coordinated area want put right, the oldest first. */
export async function corrections(
  { read, actor }: RequestContext,
  filter: { within: string; states: readonly CorrectionState[] },
  args: PageArgs,
): Promise<Page<CorrectionRow>> {
  assertMayActIn(actor, [Role.PILLAR_COORDINATOR], filter.within);
  const within = await readWithin(read, filter.within, 'within');
  const where = `${isWithinSql('p.area_code', '$1')} and c.state = any ($2)`;
  return pageOfList<CorrectionRow>(
    read,
    {
      // An id is a UUID of version 7, made when it was asked for: in its order the oldest comes first.
      rows: `${SELECT} where ${where} and ($4::uuid is null or c.id > $4) order by c.id limit $3`,
      count: `select count(*)::int as total from correction c join personnel p on p.id = c.personnel_id where ${where}`,
      keys: ['uuid'],
      keysOf: ({ id }) => [id],
    },
    args,
    [within, [...filter.states]],
  );
}

/** A correction inside a command; `suffix` may lock it. */
export async function correctionIn(
  tx: EntityManager,
  id: string,
  suffix: '' | 'for update of c' = '',
): Promise<CorrectionRow> {
  const [row] = await rowsIn<CorrectionRow>(tx, `${SELECT} where c.id = ? ${suffix}`, [id]);
  if (!row) throw notFound('correction', id);
  return row;
}

/** The correction of a field that nobody has decided yet, and whether it wants the same value. */
export async function openCorrectionIn(
  tx: EntityManager,
  { personnelId, field, value }: { personnelId: string; field: PersonalField; value: string | null },
): Promise<{ open: CorrectionRow; isSame: boolean } | null> {
  const [found] = await rowsIn<{ id: string; isSame: boolean }>(
    tx,
    `select id, wanted_value is not distinct from ?::text as "isSame" from correction
     where personnel_id = ? and field = ? and state = 'REQUESTED'`,
    [value, personnelId, field],
  );
  return found ? { open: await correctionIn(tx, found.id), isSame: found.isSame } : null;
}

/** The wanted values of corrections that wait. Only for who may see the contact, and noted as read. */
export async function wantedValues(read: Snapshot, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await read.rows<{ id: string; value: string }>(
    'select id, wanted_value as value from correction where id = any ($1::uuid[]) and wanted_value is not null',
    [ids],
  );
  return new Map(rows.map(({ id, value }) => [id, value]));
}
