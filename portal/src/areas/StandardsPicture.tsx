import Typography from '@mui/material/Typography';
import { BarChart } from '@mui/x-charts/BarChart';

import type { AreaPicturesQuery } from '../api/generated/graphql.ts';
import { count, decimal, NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { COMMITTED } from './colours.ts';
import { Picture } from './Picture.tsx';

type Achievement = NonNullable<AreaPicturesQuery['serviceAchievements']>['nodes'][number];

function columnsOf(say: ReturnType<typeof useWords>): Column<Achievement>[] {
  return [
    { key: 'standard', title: say('areas.standards.standard'), cell: ({ standard }) => standard?.label ?? null },
    { key: 'area', title: say('areas.money.area'), cell: ({ area }) => <span lang="id">{area?.name}</span> },
    { key: 'year', title: say('areas.standards.year'), cell: ({ year }) => String(year) },
    {
      key: 'achieved',
      title: say('areas.standards.achieved'),
      isFigure: true,
      cell: ({ achievedPercent }) => <span className="figure">{decimal(achievedPercent)}%</span>,
    },
    {
      key: 'served',
      title: say('areas.standards.served'),
      isFigure: true,
      cell: ({ served, entitled }) => say('areas.standards.of', { served: count(served), entitled: count(entitled) }),
    },
    {
      key: 'source',
      title: say('areas.sources'),
      cell: ({ source, isDemo }) => (
        <>
          <span lang="und">{source?.title}</span> {isDemo && `(${say('areas.demo')})`}
        </>
      ),
    },
  ];
}

/** How far the minimum service standards are reached; the target is always 100%. */
export function StandardsPicture({ rows, code }: { rows: readonly Achievement[]; code: string }) {
  const say = useWords();
  const newest = Math.max(...rows.map(({ year }) => year));
  const own = rows.filter(({ area, year }) => area?.code === code && year === newest);
  return (
    <Picture
      title={say('areas.standards.title')}
      text={say('areas.standards.text')}
      table={
        rows.length > 0 && (
          <RecordList
            caption={say('areas.standards.title')}
            rows={rows}
            keyOf={({ id }) => String(id)}
            columns={columnsOf(say)}
          />
        )
      }
      chart={
        own.length > 0 && (
          <BarChart
            layout="horizontal"
            height={own.length * 44 + 44}
            skipAnimation
            disableKeyboardNavigation
            hideLegend
            margin={{ left: 0, right: 24, top: 0, bottom: 0 }}
            yAxis={[
              {
                scaleType: 'band',
                data: own.map(({ standard }) => standard?.code ?? NO_FIGURE),
                width: 64,
                categoryGapRatio: 0.4,
              },
            ]}
            xAxis={[{ min: 0, max: 100, tickNumber: 5, valueFormatter: (value: number) => `${value}%` }]}
            series={[
              {
                data: own.map(({ achievedPercent }) => Number(achievedPercent)),
                label: say('areas.standards.achieved'),
                color: COMMITTED,
                valueFormatter: (value: number | null) => (value === null ? NO_FIGURE : `${decimal(String(value))}%`),
              },
            ]}
          />
        )
      }
    >
      {rows.length === 0 && <Typography>{say('areas.standards.none')}</Typography>}
      {own.length > 0 && (
        <Typography component="ul" variant="body2" sx={{ pl: 2.5, mt: 0 }}>
          {own.map(({ id, standard }) => (
            <li key={id}>
              {standard?.code}: {standard?.label}
            </li>
          ))}
        </Typography>
      )}
    </Picture>
  );
}
