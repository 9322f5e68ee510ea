import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { HomeNumbersDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Unavailable } from '../frame/States.tsx';
import { count, NO_FIGURE, rupiah, shortRupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Lateness } from '../sources/Lateness.tsx';

interface NumberProps {
  name: string;
  /** In short; undefined while it is on its way. */
  short: string | undefined;
  full?: string | undefined;
  source: ReactNode;
}

function One({ name, short, full, source }: NumberProps) {
  const say = useWords();
  return (
    // On a phone the name and its figure share a row, if there is room for both.
    <Paper
      sx={{
        px: 2,
        py: { xs: 1.5, sm: 2 },
        display: { xs: 'flex', sm: 'block' },
        flexWrap: 'wrap',
        justifyContent: 'space-between',
        alignItems: 'baseline',
        columnGap: 2,
      }}
    >
      <Typography component="dt" sx={{ fontWeight: 600 }}>
        {name}
      </Typography>
      <Box
        component="dd"
        sx={{ m: 0, display: { xs: 'contents', sm: 'block' }, '& > p:not(:first-of-type)': { flexBasis: '100%' } }}
      >
        <Typography
          component="p"
          className="figure"
          sx={{
            fontSize: { xs: '1.25rem', sm: '1.5rem' },
            textAlign: { xs: 'right', sm: 'left' },
            fontWeight: 700,
            lineHeight: 1.25,
            my: { xs: 0, sm: 0.5 },
          }}
        >
          {short ?? <Skeleton width={160} animation={false} />}
        </Typography>
        {full && (
          <Typography variant="body2" className="figure" sx={{ overflowWrap: 'anywhere' }}>
            {say('home.full', { amount: full })}
          </Typography>
        )}
        <Typography variant="body2" color="text.secondary">
          {source}
        </Typography>
      </Box>
    </Paper>
  );
}

/** Four numbers of the country, each with what it is made of; a dash where it cannot be had. */
export function Numbers() {
  const say = useWords();
  const answer = useAsk(HomeNumbersDocument, {}, { isKept: true });
  const sums = answer.data?.data.compareAreas?.[0];
  const open = answer.data?.data.open?.totalCount;
  const isBusy = answer.isPending;
  const money = (value: number | undefined) => ({
    short: isBusy ? undefined : shortRupiah(value),
    full: value === undefined ? undefined : rupiah(value),
  });
  const retry = () => void answer.refetch();
  return (
    <Box component="section" aria-labelledby="angka" aria-busy={isBusy} sx={{ my: 4 }}>
      <Typography variant="h2" id="angka" sx={{ mb: 1 }}>
        {say('home.numbers.title')}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
        <Lateness at={answer.data?.at} />
      </Typography>
      {!isBusy && (!sums || open === undefined) && (
        <Box sx={{ mb: 2 }}>
          <Unavailable what={say('home.what.numbers')} onRetry={retry} />
        </Box>
      )}
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gap: { xs: 1.5, sm: 2 },
          m: 0,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr', md: 'repeat(4, 1fr)' },
        }}
      >
        <One
          name={say('home.number.uncovered')}
          {...money(sums?.moneyUncovered)}
          source={sums && say('home.source.uncovered', { total: sums.gapCount, year: String(sums.fiscalYear) })}
        />
        <One
          name={say('home.number.committed')}
          {...money(sums?.moneyCommitted)}
          source={say('home.source.committed')}
        />
        <One
          name={say('home.number.delivered')}
          {...money(sums?.moneyDelivered)}
          source={say('home.source.delivered')}
        />
        <One
          name={say('home.number.open')}
          short={isBusy ? undefined : open === undefined ? NO_FIGURE : count(open)}
          source={
            <>
              {say('home.source.open')}
              {sums && sums.demoGapCount > 0 && `. ${say('home.source.demo', { demo: sums.demoGapCount })}`}
            </>
          }
        />
      </Box>
    </Box>
  );
}
