import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { SourceListDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { Lateness } from './Lateness.tsx';
import { byLateness } from './order.ts';
import { SourceRows } from './SourceRows.tsx';
import { Unbudgeted } from './Unbudgeted.tsx';
import { Unproven } from './Unproven.tsx';

const PAGE = 100;

/** One page of sources, the latest first; the next page below it. */
function SourcePage({ after }: { after: string | null }) {
  const say = useWords();
  const [isMore, setMore] = useState(false);
  const answer = useAsk(SourceListDocument, { first: PAGE, after }, { isKept: true });
  const sources = answer.data?.data.sources;
  const retry = () => void answer.refetch();
  if (answer.isPending) return <Loading lines={8} onRetry={retry} />;
  if (!answer.data) return answer.error && <Fault fault={answer.error} onRetry={retry} />;
  if (!sources) return <Unavailable what={say('sources.what.sources')} onRetry={retry} />;
  if (sources.totalCount === 0) return <Empty why={say('sources.empty')} />;
  const { hasNextPage, endCursor } = sources.pageInfo;
  const dated = byLateness(sources.nodes.filter(({ freshness }) => freshness));
  const documents = byLateness(sources.nodes.filter(({ freshness }) => !freshness));
  return (
    <>
      <SourceRows sources={dated} />
      {documents.length > 0 && (
        <Box component="details" sx={{ mt: 2 }}>
          <Box component="summary" sx={{ py: 1, fontWeight: 600, color: 'primary.main', cursor: 'pointer' }}>
            {say('sources.documents', { total: documents.length })}
          </Box>
          <SourceRows sources={documents} />
        </Box>
      )}
      {hasNextPage && !isMore && <Button onClick={() => setMore(true)}>{say('sources.more')}</Button>}
      {isMore && endCursor && <SourcePage after={endCursor} />}
    </>
  );
}

/** Where every figure comes from and how fresh it is, who has no budget to check the data, and what lacks evidence. */
export function SourcesScreen() {
  const say = useWords();
  return (
    <Page title={say('sources.title')} freshness={<Lateness at={undefined} />}>
      <Typography sx={{ maxWidth: '65ch', mb: 2 }}>{say('sources.intro')}</Typography>
      <Box component="section" aria-label={say('sources.tableTitle')}>
        <SourcePage after={null} />
      </Box>
      <Unbudgeted />
      <Unproven />
    </Page>
  );
}
