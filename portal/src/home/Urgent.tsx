import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { GapListDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { CoverageLegend } from '../coverage/CoverageLegend.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { GapCard } from '../gaps/GapCard.tsx';
import { ORDERS } from '../gaps/search.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

/** The three gaps with the highest priority. */
export function Urgent() {
  const say = useWords();
  const asked = { filter: { status: 'PUBLISHED' as const }, orderBy: ORDERS.prioritas, first: 3, lang: hubLanguage() };
  const answer = useAsk(GapListDocument, asked, { isKept: true });
  const gaps = answer.data?.data.gapAreas;
  const retry = () => void answer.refetch();
  return (
    <Box component="section" aria-labelledby="mendesak" sx={{ my: 4 }}>
      <Typography variant="h2" id="mendesak">
        {say('home.urgent.title')}
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 1 }}>
        {say('home.urgent.why')}
      </Typography>
      {answer.isPending && <Loading lines={3} onRetry={retry} />}
      {answer.error && !answer.data && <Fault fault={answer.error} onRetry={retry} />}
      {answer.data && !gaps && <Unavailable what={say('home.what.urgent')} onRetry={retry} />}
      {gaps?.nodes.length === 0 && <Empty why={say('home.empty')} />}
      {gaps && gaps.nodes.length > 0 && (
        <>
          {gaps.nodes.some(({ coverage }) => coverage === null) && (
            <Unavailable what={say('gaps.list.what.coverage')} onRetry={retry} />
          )}
          <CoverageLegend />
          <Box component="ul" sx={{ p: 0, m: 0 }}>
            {gaps.nodes.map((gap) => (
              <GapCard key={gap.code} gap={gap} />
            ))}
          </Box>
          <PlaceLink to="/kesenjangan" sx={{ display: 'inline-block', py: 1 }}>
            {say('home.urgent.all')}
          </PlaceLink>
        </>
      )}
    </Box>
  );
}
