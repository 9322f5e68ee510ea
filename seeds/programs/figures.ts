import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { announcePeopleInNeed } from '../../subgraphs/programs/figures/figure.events.ts';
import { insertMissing, seedId } from '../rows.ts';
import { LINE_OF_RESULT } from './budgets.ts';
import choices from './data/figure-choices.json' with { type: 'json' };
import stated from './data/figures.json' with { type: 'json' };
import poverty from './data/poverty.json' with { type: 'json' };

type PovertyRow = (typeof poverty)[number];

const figureId = (key: string) => seedId(`figure:${key}`);
const PEOPLE = new Set(['poor_thousand', 'ppks_persons']);

/** The five figures of one row of BPS; each with its own sources, since the tables come from three copies. */
function figuresOfRow(row: PovertyRow) {
  const all = [
    {
      indicator: 'poor_percent',
      part: 'percent',
      value: row.percent,
      unit: 'percent',
      sourceCodes: row.percentSources,
    },
    {
      indicator: 'poor_thousand',
      part: 'thousand',
      value: row.thousand,
      unit: 'thousand persons',
      sourceCodes: row.thousandSources,
    },
    {
      indicator: 'poverty_line_idr_month',
      part: 'line',
      value: row.line,
      unit: 'IDR per person and month',
      sourceCodes: ['ferliyana-gk'],
    },
    { indicator: 'depth_p1', part: 'depth', value: row.depth, unit: 'index', sourceCodes: ['jagonyabakmie-2025'] },
    {
      indicator: 'severity_p2',
      part: 'severity',
      value: row.severity,
      unit: 'index',
      sourceCodes: ['jagonyabakmie-2025'],
    },
  ];
  return all.flatMap(({ indicator, part, value, unit, sourceCodes }) =>
    value === null
      ? []
      : [
          {
            id: figureId(`POV-${row.area}-${row.year}-${part}`),
            areaCode: row.area,
            indicatorCode: indicator,
            category: '',
            categoryCode: indicator === 'poor_thousand' ? 'PPKS-24' : null,
            period: `${row.year}-03`,
            value,
            unit,
            sourceCodes,
            asOf: `${row.year}-03-31`,
            method: 'SURVEY',
            checkState: sourceCodes.length > 1 ? 'CONFIRMED' : 'STATED',
            quote: null,
            note: indicator === 'poor_thousand' ? 'BPS poor, not Kepmensos 262' : part === 'line' ? row.note : null,
            isDemo: false,
            budgetLineId: null,
          },
        ],
  );
}

function figuresOfPages() {
  return stated.map(({ key, area, indicator, ...figure }) => ({
    id: figureId(key),
    areaCode: area,
    indicatorCode: indicator,
    categoryCode: null,
    ...figure,
    isDemo: false,
    budgetLineId: LINE_OF_RESULT.get(key) ?? null,
  }));
}

/** Fills the figures and the choices among contradicting ones, and announces the counts of people. */
export async function seedFigures(store: Store): Promise<void> {
  const recordedAt = new Date().toISOString();
  const rows = [...poverty.flatMap(figuresOfRow), ...figuresOfPages()].map((figure) => ({ ...figure, recordedAt }));
  const chosen = choices.map(({ area, indicator, figureKey, ...choice }) => ({
    areaCode: area,
    indicatorCode: indicator,
    ...choice,
    figureId: figureId(figureKey),
    chosenAt: recordedAt,
  }));
  await decide(store, async (tx) => {
    const added = new Set(await insertMissing(tx, 'figure', rows, 'id'));
    await insertMissing(tx, 'figure_choice', chosen, 'figure_id');
    const changed = rows.filter(({ id, indicatorCode }) => added.has(id) && PEOPLE.has(indicatorCode));
    for (const area of new Set(changed.map(({ areaCode }) => areaCode))) await announcePeopleInNeed(tx, area);
  });
}
