import type { Page, PageArgs } from '#kit/connection';
import type { Snapshot } from '#kit/snapshot';

import { isWithinSql, readWithin } from '../areas/area.queries.ts';
import { pageOfList, pagesByParent } from '../pages.ts';
import type { CheckState } from '../sources/check-state.rules.ts';
import type { PersonnelIndicator } from './figure.rules.ts';

export interface FigureRow {
  parentKey: string;
  id: string;
  areaCode: string;
  typeCode: string | null;
  indicator: PersonnelIndicator;
  value: string;
  unit: string;
  period: string;
  asOf: string | null;
  sourceCode: string | null;
  method: string;
  checkState: CheckState;
  quote: string | null;
  note: string | null;
  isDemo: boolean;
}

export interface FigureFilter {
  within?: string | null;
  indicator?: PersonnelIndicator | null;
  type?: string | null;
}

export const FIGURE_COLUMNS = `id, area_code as "areaCode", type_code as "typeCode", indicator, value::text, unit,
  period, as_of::text as "asOf", source_code as "sourceCode", method, check_state as "checkState", quote, note,
  is_demo as "isDemo"`;

const WHERE = `${isWithinSql('area_code', '$1')} and ($2::text is null or indicator = $2)
  and ($3::text is null or type_code = $3)`;

/** Figures by area code, newest period first. */
export async function listFigures(read: Snapshot, filter: FigureFilter, args: PageArgs): Promise<Page<FigureRow>> {
  const within = await readWithin(read, filter.within);
  return pageOfList<FigureRow>(
    read,
    {
      rows: `select ${FIGURE_COLUMNS} from personnel_figure where ${WHERE}
      and ($5::text is null or (area_code, id) > ($5, $6::uuid)) order by area_code, id limit $4`,
      count: `select count(*)::int as total from personnel_figure where ${WHERE}`,
      keys: ['text', 'uuid'],
      keysOf: (row) => [row.areaCode, row.id],
    },
    args,
    [within, filter.indicator ?? null, filter.type ?? null],
  );
}

const OF_AREA = 'area_code = parent.key and ($2::text is null or indicator = $2)';

export function figureLoaders(read: Snapshot) {
  return {
    figuresOfArea: pagesByParent<FigureRow>(read, {
      rows: `select ${FIGURE_COLUMNS} from personnel_figure where ${OF_AREA}
        and ($4::text is null or (period, id) < ($4, $5::uuid)) order by period desc, id desc`,
      count: `select count(*) from personnel_figure where ${OF_AREA}`,
      keys: ['text', 'uuid'],
      keysOf: (row) => [row.period, row.id],
    }),
  };
}
