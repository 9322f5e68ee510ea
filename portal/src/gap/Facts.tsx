import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { count, day, NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';
import type { Gap } from './useLiveGap.ts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="dt" variant="body2" color="text.secondary">
        {name}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontWeight: 600, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  );
}

/** What the gap is about, at a glance. */
export function Facts({ gap }: { gap: Gap }) {
  const say = useWords();
  const { coverage, trust, peopleInNeed } = gap;
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
        {gap.status !== 'PUBLISHED' && <Tag tone="warn">{say(`gap.status.${gap.status}`)}</Tag>}
        {gap.status === 'PUBLISHED' && coverage && (
          <Tag tone={coverage.state === 'OPEN' ? 'info' : 'good'}>{say(`gap.coverage.${coverage.state}`)}</Tag>
        )}
        <Tag tone="quiet">{gap.code}</Tag>
        {gap.isDemo && <Tag tone="warn">{say('gap.demo')}</Tag>}
      </Box>
      {gap.status !== 'PUBLISHED' && <Typography sx={{ mb: 2 }}>{say(`gap.ended.${gap.status}`)}</Typography>}
      <Box
        component="dl"
        sx={{
          m: 0,
          mb: 2,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(3, 1fr)', md: 'repeat(5, auto)' },
        }}
      >
        <Fact name={say('gap.fact.category')}>{gap.category.label}</Fact>
        <Fact name={say('gap.fact.people')}>
          {peopleInNeed ? say('gap.people', { total: peopleText(peopleInNeed.display) }) : NO_FIGURE}
        </Fact>
        <Fact name={say('gap.fact.deadline')}>{day(gap.deadline)}</Fact>
        <Fact name={say('gap.fact.year')}>{gap.fiscalYear}</Fact>
        <Fact name={say('gap.fact.trust')}>
          {trust ? say(`gap.trust.${trust.grade}`) : NO_FIGURE}
          {trust && (
            <Typography component="span" variant="body2" color="text.secondary" sx={{ display: 'block' }}>
              {say(`gap.freshness.${trust.freshness}`)}
            </Typography>
          )}
        </Fact>
      </Box>
    </Box>
  );
}

/** "<5" stays as the hub says it; a whole number gets the marks of the language. */
const peopleText = (display: string) => (/^\d+$/.test(display) ? count(display) : display);
