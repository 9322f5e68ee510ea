import Box from '@mui/material/Box';

import { WaitingPoolsDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { useWords } from '../language/useWords.ts';
import { PoolCard } from './PoolCard.tsx';
import { useWithin } from './useWithin.ts';
import { WorkList, WorkPage } from './WorkList.tsx';

/** Pools that wait for a decision, and those with money that no need line has yet. */
export function PoolsScreen() {
  const say = useWords();
  const answer = useAsk(WaitingPoolsDocument, { within: useWithin() }, { keepsPrevious: true });
  return (
    <WorkPage title={say('queue.pool.title')}>
      <WorkList
        answer={answer}
        pick={({ poolPledges }) => {
          const nodes = poolPledges?.nodes.filter(({ state, unallocated }) => state === 'SUBMITTED' || unallocated > 0);
          return nodes && { nodes };
        }}
        what={say('queue.pool.what')}
        empty={say('queue.pool.empty')}
      >
        {(rows) => (
          <Box component="ul" sx={{ p: 0, m: 0 }}>
            {rows.map((pool) => (
              <PoolCard key={pool.pledge?.id ?? pool.amount} pool={pool} />
            ))}
          </Box>
        )}
      </WorkList>
    </WorkPage>
  );
}
