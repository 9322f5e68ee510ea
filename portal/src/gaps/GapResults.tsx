import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useDeferredValue } from 'react';

import { GapListDocument, type GapListQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { CoverageLegend } from '../coverage/CoverageLegend.tsx';
import { Fault, Loading, Unavailable } from '../frame/States.tsx';
import { Downloads } from './Downloads.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { GapCard } from './GapCard.tsx';
import { More } from './GapPages.tsx';
import { NoGaps } from './NoGaps.tsx';
import { listQuestion } from './questions.ts';
import type { UsedFilter } from './useGapFilter.ts';

/** The first page of the list that a filter leaves; kept on the device. */
export function useGapList({ filter, orderBy }: Pick<UsedFilter, 'filter' | 'orderBy'>) {
  return useAsk(GapListDocument, listQuestion(filter, orderBy, hubLanguage()), {
    keepsPrevious: true,
    isKept: true,
    enabled: filter !== null,
  });
}

/** So many cards are drawn at once; the rest right after, in pieces, so that a cheap phone never stands still. */
const AT_ONCE = 3;

type Gaps = NonNullable<GapListQuery['gapAreas']>;

function Cards({ gaps, used, onRetry }: { gaps: Gaps; used: UsedFilter; onRetry: () => void }) {
  const say = useWords();
  const { filter, orderBy } = used;
  const next = gaps.pageInfo.hasNextPage ? gaps.pageInfo.endCursor : null;
  const drawn = useDeferredValue(gaps.nodes, gaps.nodes.slice(0, AT_ONCE));
  return (
    <>
      {gaps.nodes.some(({ coverage }) => coverage === null) && (
        <Box sx={{ mb: 2 }}>
          <Unavailable what={say('gaps.list.what.coverage')} onRetry={onRetry} />
        </Box>
      )}
      <CoverageLegend />
      <Box component="ul" aria-busy={drawn !== gaps.nodes} sx={{ p: 0, m: 0 }}>
        {drawn.map((gap) => (
          <GapCard key={gap.code} gap={gap} />
        ))}
      </Box>
      {filter && next && (
        <More
          key={JSON.stringify([filter, orderBy, hubLanguage()])}
          {...{ filter, orderBy }}
          after={next}
          shown={gaps.nodes.length}
          total={gaps.totalCount}
        />
      )}
    </>
  );
}

interface GapResultsProps {
  used: UsedFilter;
  answer: ReturnType<typeof useGapList>;
}

/** The cards, or why there are none. */
export function GapResults({ used, answer }: GapResultsProps) {
  const say = useWords();
  const retry = () => void answer.refetch();
  const gaps = answer.data?.data.gapAreas;
  return (
    <Box component="section" aria-labelledby="daftar">
      <Typography variant="h2" id="daftar" sx={{ mb: 1 }}>
        {say('gaps.list.heading')}
      </Typography>
      {answer.isPending && <Loading onRetry={retry} />}
      {answer.error && !answer.data && <Fault fault={answer.error} onRetry={retry} />}
      {answer.data && !gaps && <Unavailable what={say('gaps.list.what.list')} onRetry={retry} />}
      {gaps && gaps.totalCount > 0 && <Cards gaps={gaps} used={used} onRetry={retry} />}
      {gaps && gaps.totalCount > 0 && <Downloads filter={used.filter ?? {}} orderBy={used.orderBy} />}
      {gaps?.totalCount === 0 && <NoGaps used={used} />}
    </Box>
  );
}
