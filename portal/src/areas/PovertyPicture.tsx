import Typography from '@mui/material/Typography';
import { LineChart } from '@mui/x-charts/LineChart';

import type { AreaPicturesQuery } from '../api/generated/graphql.ts';
import { decimal, NO_FIGURE, period } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { COMMITTED, UNCOVERED } from './colours.ts';
import { Legend } from './Legend.tsx';
import { Picture } from './Picture.tsx';
import { trendOf } from './trend.ts';

type Figure = NonNullable<AreaPicturesQuery['area']>['figures']['nodes'][number];

const COLOURS = [COMMITTED, UNCOVERED, 'var(--mui-palette-own-budget)'];

function columnsOf(say: ReturnType<typeof useWords>): Column<Figure>[] {
  return [
    { key: 'period', title: say('areas.poverty.period'), cell: (row) => period(row.period) },
    {
      key: 'value',
      title: say('areas.poverty.value'),
      isFigure: true,
      cell: ({ value }) => <span className="figure">{value ? `${decimal(value)}%` : NO_FIGURE}</span>,
    },
    { key: 'method', title: say('areas.poverty.method'), cell: ({ method }) => say(`areas.method.${method}`) },
    { key: 'check', title: say('areas.poverty.check'), cell: ({ checkState }) => say(`areas.check.${checkState}`) },
    {
      key: 'sources',
      title: say('areas.sources'),
      cell: ({ sources }) => <span lang="und">{sources.map(({ title }) => title).join('; ')}</span>,
    },
  ];
}

/** How the share of poor people went, year by year; the axis starts at 0. */
export function PovertyPicture({ figures }: { figures: readonly Figure[] }) {
  const say = useWords();
  const trend = trendOf(figures);
  return (
    <Picture
      title={say('areas.poverty.title')}
      text={say('areas.poverty.text')}
      table={
        figures.length > 0 && (
          <RecordList
            caption={say('areas.poverty.title')}
            rows={figures.map((figure, at) => ({ ...figure, at }))}
            keyOf={({ at }) => String(at)}
            columns={columnsOf(say)}
          />
        )
      }
      chart={
        trend && (
          <>
            {trend.lines.length > 1 && (
              <Legend
                items={trend.lines.map(({ method }, at) => ({
                  name: say(`areas.method.${method}`),
                  colour: COLOURS[at % COLOURS.length] ?? COMMITTED,
                }))}
              />
            )}
            <LineChart
              height={260}
              skipAnimation
              disableKeyboardNavigation
              hideLegend
              margin={{ left: 0, right: 24, top: 16, bottom: 0 }}
              xAxis={[{ scaleType: 'point', data: trend.years, valueFormatter: String }]}
              yAxis={[{ min: 0, width: 48, valueFormatter: (value: number) => `${decimal(String(value))}%` }]}
              series={trend.lines.map(({ method, values }, at) => ({
                data: values,
                label: say(`areas.method.${method}`),
                color: COLOURS[at % COLOURS.length] ?? COMMITTED,
                curve: 'linear',
                connectNulls: false,
                showMark: true,
                valueFormatter: (value: number | null) => (value === null ? NO_FIGURE : `${decimal(String(value))}%`),
              }))}
            />
          </>
        )
      }
    >
      {!trend && <Typography>{say('areas.poverty.none')}</Typography>}
      {trend?.isBroken && <Typography sx={{ mb: 1 }}>{say('areas.poverty.broken')}</Typography>}
    </Picture>
  );
}
