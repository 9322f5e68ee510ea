import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';

import { CoverageBar } from '../coverage/CoverageBar.tsx';
import { CoverageLegend } from '../coverage/CoverageLegend.tsx';
import { GapListDocument, type GapListQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading } from '../frame/States.tsx';
import { day, shortRupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

type Gap = NonNullable<GapListQuery['gapAreas']>['nodes'][number];

function GapCard({ gap }: { gap: Gap }) {
  const say = useWords();
  const money = gap.coverage?.lines.find(({ kind }) => kind === 'MONEY');
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none' }}>
      <Typography variant="h3" lang="id">
        {gap.title}
      </Typography>
      <Typography>
        <span lang="id">{gap.area.name}</span> · {say('gaps.list.left')}{' '}
        <strong>{shortRupiah(money?.uncovered)}</strong> · {say('gaps.list.deadline', { day: day(gap.deadline) })}
      </Typography>
      {money && <CoverageBar line={money} />}
    </Paper>
  );
}

/** Which gaps there are and what is left of them. */
export function GapListScreen() {
  const say = useWords();
  const { wilayah } = useSearch({ from: '/kesenjangan' });
  const answer = useAsk(GapListDocument, { within: wilayah ?? null, first: 20 }, { keepsPrevious: true, isKept: true });
  const gaps = answer.data?.data.gapAreas;
  return (
    <Page title={say('gaps.list.title')}>
      {answer.isPending && <Loading />}
      {answer.error && <Fault fault={answer.error} onRetry={() => void answer.refetch()} />}
      {gaps && <Typography role="status">{say('gaps.list.count', { total: gaps.totalCount })}</Typography>}
      {gaps?.nodes.length === 0 && <Empty why={say('gaps.list.empty')} />}
      <Box component="ul" sx={{ p: 0, mt: 2 }}>
        {gaps?.nodes.map((gap) => (
          <GapCard key={gap.code} gap={gap} />
        ))}
      </Box>
      <CoverageLegend />
    </Page>
  );
}
