import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';

import { GapListDocument, type GapAreaFilter, type GapAreaOrder } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Fault, Loading } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { GapCard } from './GapCard.tsx';
import { PAGE } from './questions.ts';

interface PagesProps {
  filter: GapAreaFilter;
  orderBy: GapAreaOrder;
  /** Where this page begins. */
  after: string;
  /** How many stand before it. */
  shown: number;
  total: number;
}

/** How many are shown, and the next ones. */
export function More({ filter, orderBy, after, shown, total }: PagesProps) {
  const say = useWords();
  const [isAsked, setAsked] = useState(false);
  if (isAsked) return <NextPage {...{ filter, orderBy, after, shown, total }} />;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, my: 2 }}>
      <Button variant="outlined" onClick={() => setAsked(true)}>
        {say('gaps.list.more', { next: Math.min(PAGE, total - shown) })}
      </Button>
      <Typography variant="body2" color="text.secondary">
        {say('gaps.list.shown', { shown, total })}
      </Typography>
    </Box>
  );
}

/** One more page below the others; the first of its cards gets the focus, for those who cannot see it come. */
function NextPage({ filter, orderBy, after, shown, total }: PagesProps) {
  const asked = { filter, orderBy, first: PAGE, after, lang: hubLanguage() };
  const answer = useAsk(GapListDocument, asked, { isKept: true });
  const gaps = answer.data?.data.gapAreas;
  const list = useRef<HTMLUListElement>(null);
  const isThere = gaps !== undefined;
  useEffect(() => {
    if (isThere) list.current?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  }, [isThere]);
  const retry = () => void answer.refetch();
  if (answer.isPending) return <Loading onRetry={retry} />;
  if (!gaps) return answer.error && <Fault fault={answer.error} onRetry={retry} />;
  const next = gaps.pageInfo.hasNextPage ? gaps.pageInfo.endCursor : null;
  return (
    <>
      <Box component="ul" ref={list} sx={{ p: 0, m: 0 }}>
        {gaps.nodes.map((gap) => (
          <GapCard key={gap.code} gap={gap} />
        ))}
      </Box>
      {next ? <More {...{ filter, orderBy, total }} after={next} shown={shown + gaps.nodes.length} /> : null}
    </>
  );
}
