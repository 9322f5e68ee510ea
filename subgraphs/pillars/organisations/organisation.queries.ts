import type { EntityManager } from '@mikro-orm/postgresql';

import type { Page, PageArgs } from '#kit/connection';
import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { notFound, type FieldProblem } from '#kit/errors';
import { rowLoader } from '#kit/loading';

import { isWithinSql, readWithin } from '../areas/area.queries.ts';
import { pageOfList } from '../pages.ts';
import type { OrganisationStatus } from './organisation.rules.ts';

export interface OrganisationRow {
  id: string;
  name: string;
  typeCode: string;
  areaCode: string;
  status: OrganisationStatus;
  isDemo: boolean;
  registeredAt: string;
  version: number;
}

export interface OrganisationFilterRow {
  within?: string | null;
  type?: string | null;
  status?: OrganisationStatus | null;
}

const SELECT = `select id, name, type_code as "typeCode", area_code as "areaCode", status, is_demo as "isDemo",
  registered_at as "registeredAt", version from organisation`;
const WHERE = `${isWithinSql('area_code', '$1')} and ($2::text is null or type_code = $2) and status = $3`;

/** Bodies by area code. */
export async function listOrganisations(
  read: Snapshot,
  filter: OrganisationFilterRow,
  args: PageArgs,
): Promise<Page<OrganisationRow>> {
  const within = await readWithin(read, filter.within);
  return pageOfList<OrganisationRow>(
    read,
    {
      rows: `${SELECT} where ${WHERE} and ($5::text is null or (area_code, id) > ($5, $6::uuid))
      order by area_code, id limit $4`,
      count: `select count(*)::int as total from organisation where ${WHERE}`,
      keys: ['text', 'uuid'],
      keysOf: (row) => [row.areaCode, row.id],
    },
    args,
    [within, filter.type ?? null, filter.status ?? 'ACTIVE'],
  );
}

export function organisationLoaders(read: Snapshot) {
  return {
    organisation: rowLoader<OrganisationRow>(read, `${SELECT} where id = any ($1::uuid[])`, (row) => row.id),
  };
}

/** An entry inside a command; `suffix` may lock it. */
export async function organisationIn(
  tx: EntityManager,
  id: string,
  suffix: '' | 'for no key update' = '',
): Promise<OrganisationRow> {
  const [row] = await rowsIn<OrganisationRow>(tx, `${SELECT} where id = ? ${suffix}`, [id]);
  if (!row) throw notFound('organisation', id);
  return row;
}

/** An active body of the same name, kind and area. */
export async function sameOrganisationIn(
  tx: EntityManager,
  { name, type, areaCode }: { name: string; type: string; areaCode: string },
): Promise<OrganisationRow | null> {
  const [row] = await rowsIn<OrganisationRow>(
    tx,
    `${SELECT} where status = 'ACTIVE' and lower(name) = lower(?) and type_code = ? and area_code = ?`,
    [name, type, areaCode],
  );
  return row ?? null;
}

/** What is wrong with the organisation that a command names. */
export async function problemsOfOrganisation(tx: EntityManager, field: string, id: string): Promise<FieldProblem[]> {
  const known = await rowsIn(tx, "select 1 from organisation where id = ? and status = 'ACTIVE'", [id]);
  if (known.length > 0) return [];
  return [{ field, code: 'UNKNOWN_ORGANISATION', message: 'is the id of an active organisation of this hub.' }];
}

/** What is wrong with the kind of a body: it is none of the PSKS that are institutions. */
export async function problemsOfBodyKind(tx: EntityManager, field: string, code: string): Promise<FieldProblem[]> {
  const known = await rowsIn(tx, "select 1 from resource_type where code = ? and subject = 'INSTITUTION'", [code]);
  if (known.length > 0) return [];
  return [
    {
      field,
      code: 'UNKNOWN_RESOURCE_TYPE',
      message: `${JSON.stringify(code)}: take a code of resourceTypes whose subject is INSTITUTION, such as PSKS-05.`,
    },
  ];
}
