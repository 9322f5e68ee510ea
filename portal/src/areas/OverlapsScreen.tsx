import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { OverlapListDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { OverlapCard } from './OverlapCard.tsx';

const VERDICTS = ['DUPLICATE', 'COMPLEMENT', 'UNKNOWN'] as const;

/** Where several give to one purpose: whether together it is too much, fits, or cannot be told. */
export function OverlapsScreen() {
  const say = useWords();
  const { wilayah } = useSearch({ from: '/tumpang-tindih' });
  const [trail, setTrail] = useState<readonly string[]>([]);
  const filter = wilayah ? { within: wilayah } : {};
  const answer = useAsk(OverlapListDocument, { filter, after: trail.at(-1) ?? null }, { keepsPrevious: true });
  const list = answer.data?.data.overlaps;
  const again = () => void answer.refetch();
  return (
    <Page title={say('areas.overlaps.title')} freshness={say('areas.overlaps.text')}>
      <Box component="dl" sx={{ m: 0, mb: 2, maxWidth: '75ch', '& dt': { fontWeight: 600 }, '& dd': { m: 0, mb: 1 } }}>
        {VERDICTS.map((verdict) => (
          <Box key={verdict}>
            <dt>{say(`areas.verdict.${verdict}`)}</dt>
            <dd>{say(`areas.verdict.${verdict}.text`)}</dd>
          </Box>
        ))}
      </Box>
      {answer.isPending && <Loading onRetry={again} />}
      {answer.error && !list && <Fault fault={answer.error} onRetry={again} />}
      {answer.data && !list && <Fault fault={new Error('SERVICE_UNAVAILABLE')} onRetry={again} />}
      {list && (
        <Typography role="status" sx={{ mb: 1.5 }}>
          {say('areas.overlaps.count', { total: list.totalCount })}
        </Typography>
      )}
      {list?.totalCount === 0 && (
        <Empty why={say('areas.overlaps.none')}>
          <ButtonLink variant="outlined" to="/kesenjangan">
            {say('areas.toGaps')}
          </ButtonLink>
        </Empty>
      )}
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {list?.nodes.map((group, at) => (
          <OverlapCard key={`${group.gapArea?.code} ${group.kind} ${group.item} ${at}`} group={group} />
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 1.5, mt: 2 }}>
        {trail.length > 0 && <Button onClick={() => setTrail(trail.slice(0, -1))}>{say('areas.before')}</Button>}
        {list?.pageInfo.hasNextPage && (
          <Button variant="outlined" onClick={() => setTrail([...trail, list.pageInfo.endCursor ?? ''])}>
            {say('areas.after')}
          </Button>
        )}
      </Box>
    </Page>
  );
}
