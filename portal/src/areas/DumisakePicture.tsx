import Typography from '@mui/material/Typography';
import { BarChart } from '@mui/x-charts/BarChart';

import { DumisakePillarsDocument, type DumisakePillarsQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Unavailable } from '../frame/States.tsx';
import { rupiah } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { COMMITTED } from './colours.ts';
import { Picture } from './Picture.tsx';

type Pillar = NonNullable<DumisakePillarsQuery['programme']>['pillars'][number];
type Line = Pillar['budgetLines']['nodes'][number] & { pillar: string };

function columnsOf(say: ReturnType<typeof useWords>): Column<Line>[] {
  return [
    { key: 'name', title: say('areas.dumisake.line'), cell: ({ name }) => <span lang="id">{name}</span> },
    { key: 'pillar', title: say('areas.dumisake.pillar'), cell: ({ pillar }) => <span lang="id">{pillar}</span> },
    { key: 'agency', title: say('areas.dumisake.agency'), cell: ({ agency }) => <span lang="id">{agency}</span> },
    {
      key: 'mechanism',
      title: say('areas.dumisake.mechanism'),
      cell: ({ mechanism }) => say(`areas.mechanism.${mechanism}`),
    },
    {
      key: 'allocated',
      title: say('areas.dumisake.allocated'),
      isFigure: true,
      cell: ({ allocated }) => <span className="figure">{rupiah(allocated)}</span>,
    },
    {
      key: 'source',
      title: say('areas.sources'),
      cell: ({ source }) => source && <span lang="und">{source.title}</span>,
    },
  ];
}

/** How many budget lines each pillar of Dumisake has on record; its amounts, where known, stand in the table. */
export function DumisakePicture({ code }: { code: string }) {
  const say = useWords();
  const answer = useAsk(DumisakePillarsDocument, { lang: hubLanguage() });
  const programme = answer.data?.data.programme;
  if (answer.data && !programme) return <Unavailable what={say('areas.dumisake.title')} />;
  // The programme is of one province; elsewhere there is nothing to show.
  if (!programme || programme.area?.code !== code) return null;
  const lines = programme.pillars.flatMap(({ name, budgetLines }) =>
    budgetLines.nodes.map((line) => ({ ...line, pillar: name })),
  );
  return (
    <Picture
      title={say('areas.dumisake.title')}
      text={say('areas.dumisake.text', { from: String(programme.startsIn), to: String(programme.endsIn) })}
      table={
        <RecordList
          caption={say('areas.dumisake.title')}
          rows={lines}
          keyOf={({ id }) => String(id)}
          columns={columnsOf(say)}
        />
      }
      chart={
        <BarChart
          layout="horizontal"
          height={programme.pillars.length * 40 + 44}
          skipAnimation
          disableKeyboardNavigation
          hideLegend
          margin={{ left: 0, right: 24, top: 0, bottom: 0 }}
          yAxis={[
            {
              scaleType: 'band',
              data: programme.pillars.map(({ name }) => name),
              width: 120,
              categoryGapRatio: 0.4,
            },
          ]}
          xAxis={[{ min: 0, tickMinStep: 1 }]}
          series={[
            {
              data: programme.pillars.map(({ budgetLines }) => budgetLines.totalCount),
              label: say('areas.dumisake.lines'),
              color: COMMITTED,
            },
          ]}
        />
      }
    >
      <Typography sx={{ mb: 1 }}>{say('areas.dumisake.axis')}</Typography>
    </Picture>
  );
}
