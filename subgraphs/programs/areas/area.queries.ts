import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';

import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { badInput } from '#kit/errors';
import { perArguments, rowLoader, rowsLoader } from '#kit/loading';

import { fieldsBelow } from '../../reading/columns.ts';
import { COUNTRY_CODE, foldName, levelOf, parentOf, type AreaLevel } from './area.rules.ts';

export interface Area {
  code: string;
  name: string;
  level: AreaLevel;
  parentCode: string | null;
  bpsCode: string | null;
  validFrom: string | null;
  validTo: string | null;
  sourceCode: string;
}

export interface AreaAlias {
  areaCode: string;
  alias: string;
  kind: 'SEED' | 'BPS' | 'COMMON';
}

export interface AreaGroup {
  code: string;
  nameId: string;
  nameEn: string;
  kind: string;
  sourceCode: string;
  quote: string | null;
  note: string | null;
}

export interface AreaSearch {
  level?: AreaLevel[] | null;
  within?: string | null;
  text?: string | null;
  group?: string | null;
}

export const AREA_COLUMNS = `area.code, area.name, area.level, area.parent_code as "parentCode",
  area.bps_code as "bpsCode",
  area.valid_from as "validFrom", area.valid_to as "validTo", area.source_code as "sourceCode"`;
const GROUP_COLUMNS = `area_group.code, name_id as "nameId", name_en as "nameEn", kind, source_code as "sourceCode",
  quote, note`;

// $1 levels, $2 subtree, $3 folded text, $4 group. Folded text holds letters and digits only, so LIKE needs no escape.
const MATCHES = `($1::text[] is null or area.level = any ($1))
  and ($2::text is null or area.code = $2 or area.code like $2 || '.%')
  and ($3::text is null or area.folded like '%' || $3 || '%' or exists (
    select 1 from area_alias where area_alias.area_code = area.code and area_alias.folded like '%' || $3 || '%'))
  and ($4::text is null or exists (
    select 1 from area_group_member member where member.area_code = area.code and member.group_code = $4))`;

/** The code of a subtree for SQL, or null for the whole country; what is no Kemendagri code is BAD_USER_INPUT. */
export function readSubtree(field: string, code: string | null | undefined): string | null {
  if (code === null || code === undefined || code === COUNTRY_CODE) return null;
  if (levelOf(code) !== null) return code;
  throw badInput([
    {
      field,
      code: 'INVALID_AREA_CODE',
      message: `${field} is a dotted Kemendagri code such as 15, 15.07 or 15.07.01.`,
    },
  ]);
}

/** Areas in the order of their codes, so that each stands before its parts. */
export async function listAreas(context: RequestContext, search: AreaSearch, args: PageArgs): Promise<Page<Area>> {
  const page = readPage(args, ['text']);
  const { level = null, within, text, group = null } = search;
  const filter = [level, readSubtree('filter.within', within), foldOrNull(text), group];
  const rows = await context.read.rows<Area>(
    `select ${AREA_COLUMNS} from area where ${MATCHES} and ($5::text is null or area.code > $5)
     order by area.code limit $6`,
    [...filter, page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.code],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from area where ${MATCHES}`,
        filter,
      );
      return counted?.count ?? 0;
    },
  );
}

/** Text without a letter or digit finds nothing rather than everything. */
function foldOrNull(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text.trim() === '') return null;
  return foldName(text) || '-';
}

const BY_CODE = `select ${AREA_COLUMNS} from area where code = any ($1::text[])`;

/** Whether who asks for an area asks for the one that holds it too, and so on. */
export const asksParent = (info: GraphQLResolveInfo) => fieldsBelow(info).includes('parent');

/** Loads areas together with all that hold them: whoever goes up one step often goes on. */
function upwards(read: Snapshot) {
  const areas = new DataLoader<string, Area | null>(async (codes) => {
    const above = new Set<string>();
    for (const code of codes) for (let at: string | null = code; at !== null; at = parentOf(at)) above.add(at);
    const found = new Map((await read.rows<Area>(BY_CODE, [[...above]])).map((area) => [area.code, area]));
    for (const [code, area] of found) areas.prime(code, area);
    return codes.map((code) => found.get(code) ?? null);
  });
  return areas;
}

export function areaLoaders(read: Snapshot) {
  return {
    area: rowLoader<Area>(read, BY_CODE, (row) => row.code),
    areaUpwards: upwards(read),
    areaAliases: rowsLoader<AreaAlias>(
      read,
      `select area_code as "areaCode", alias, kind from area_alias where area_code = any ($1::text[]) order by alias`,
      (row) => row.areaCode,
    ),
    areaGroup: rowLoader<AreaGroup>(
      read,
      `select ${GROUP_COLUMNS} from area_group where code = any ($1::text[])`,
      (row) => row.code,
    ),
    areaGroups: rowsLoader<AreaGroup & { areaCode: string }>(
      read,
      `select member.area_code as "areaCode", ${GROUP_COLUMNS} from area_group
       join area_group_member member on member.group_code = area_group.code
       where member.area_code = any ($1::text[]) order by area_group.code`,
      (row) => row.areaCode,
    ),
    areasOfGroup: rowsLoader<Area & { groupCode: string }>(
      read,
      `select member.group_code as "groupCode", ${AREA_COLUMNS} from area_group_member member
       join area on area.code = member.area_code where member.group_code = any ($1::text[]) order by area.code`,
      (row) => row.groupCode,
    ),
    areaChildCount: rowLoader<{ parentCode: string; count: number }>(
      read,
      `select parent_code as "parentCode", count(*)::int as count from area
       where parent_code = any ($1::text[]) group by parent_code`,
      (row) => row.parentCode,
    ),
    areaChildren: perArguments((...args) => childrenLoader(read, args)),
  };
}

/** The first rows of each parent, in one statement for all parents. */
function childrenLoader(read: Snapshot, args: readonly unknown[]) {
  return rowsLoader<Area>(
    read,
    `select child.* from unnest($1::text[]) as parent (code)
     cross join lateral (
       select ${AREA_COLUMNS} from area where area.parent_code = parent.code and ($2::text is null or area.code > $2)
       order by area.code limit $3) child
     order by child.code`,
    (row) => row.parentCode ?? '',
    args,
  );
}

/** The parts of an area, a page at a time; many areas of one list share the statement. */
export async function childrenOf(
  loaders: ReturnType<typeof areaLoaders>,
  area: { code: string },
  args: PageArgs,
): Promise<Page<Area>> {
  const page = readPage(args, ['text']);
  const rows = await loaders.areaChildren(page.after?.[0] ?? null, page.first + 1).load(area.code);
  return pageOf(
    rows,
    page,
    (row) => [row.code],
    async () => (await loaders.areaChildCount.load(area.code))?.count ?? 0,
  );
}

export function listAreaGroups(context: RequestContext): Promise<AreaGroup[]> {
  return context.read.rows<AreaGroup>(`select ${GROUP_COLUMNS} from area_group order by code`);
}
