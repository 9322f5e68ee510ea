import Typography from '@mui/material/Typography';
import { BarChart } from '@mui/x-charts/BarChart';

import type { AreaPicturesQuery } from '../api/generated/graphql.ts';
import { count, day, NO_FIGURE, period } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { BUDGET, UNCOVERED } from './colours.ts';
import { Legend } from './Legend.tsx';
import { Picture } from './Picture.tsx';

type Statement = NonNullable<AreaPicturesQuery['verificationStatements']>[number];

function columnsOf(say: ReturnType<typeof useWords>): Column<Statement>[] {
  const figure = (key: 'budgetedCount' | 'notBudgetedCount' | 'carriedOutCount'): Column<Statement> => ({
    key,
    title: say(`areas.verification.${key}`),
    isFigure: true,
    cell: (row) => <span className="figure">{row[key] === null ? NO_FIGURE : count(row[key])}</span>,
  });
  return [
    { key: 'period', title: say('areas.verification.period'), cell: (row) => period(row.period) },
    figure('budgetedCount'),
    figure('notBudgetedCount'),
    figure('carriedOutCount'),
    {
      key: 'named',
      title: say('areas.verification.named'),
      cell: ({ namedAreas }) =>
        namedAreas.length > 0 ? <span lang="id">{namedAreas.map(({ name }) => name).join(', ')}</span> : null,
    },
    {
      key: 'sources',
      title: say('areas.sources'),
      cell: ({ sources, asOf }) => (
        <>
          <span lang="und">{sources.map(({ title }) => title).join('; ')}</span> ({day(asOf)})
        </>
      ),
    },
  ];
}

/** How many kabupaten and kota set money aside for checking the register, as it was said, year by year. */
export function VerificationPicture({ statements }: { statements: readonly Statement[] }) {
  const say = useWords();
  const told = statements.filter(({ budgetedCount }) => budgetedCount !== null);
  return (
    <Picture
      title={say('areas.verification.title')}
      text={say('areas.verification.text')}
      table={
        statements.length > 0 && (
          <RecordList
            caption={say('areas.verification.title')}
            rows={statements.map((statement, at) => ({ ...statement, at }))}
            keyOf={({ at }) => String(at)}
            columns={columnsOf(say)}
          />
        )
      }
      chart={
        told.length > 0 && (
          <>
            <Legend
              items={[
                { name: say('areas.verification.budgetedCount'), colour: BUDGET },
                { name: say('areas.verification.notBudgetedCount'), colour: UNCOVERED },
              ]}
            />
            <BarChart
              layout="horizontal"
              height={told.length * 48 + 44}
              skipAnimation
              disableKeyboardNavigation
              hideLegend
              margin={{ left: 0, right: 16, top: 0, bottom: 0 }}
              yAxis={[{ scaleType: 'band', data: told.map((row) => row.period), width: 64, categoryGapRatio: 0.4 }]}
              xAxis={[{ tickMinStep: 1, min: 0 }]}
              series={(['budgetedCount', 'notBudgetedCount'] as const).map((key) => ({
                data: told.map((one) => one[key] ?? null),
                label: say(`areas.verification.${key}`),
                stack: 'all',
                color: key === 'budgetedCount' ? BUDGET : UNCOVERED,
              }))}
            />
          </>
        )
      }
    >
      {statements.length === 0 && <Typography>{say('areas.verification.none')}</Typography>}
    </Picture>
  );
}
