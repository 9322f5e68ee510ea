import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';

import { MatchingWorkDocument, type MatchingWorkQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { NO_FIGURE, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { useWithin } from '../queue/useWithin.ts';
import { WithinChoice } from '../queue/WithinChoice.tsx';
import { UndoBar } from '../undo/UndoBar.tsx';
import { CompanyMatches } from './CompanyMatches.tsx';
import { Suggestions } from './Suggestions.tsx';

type Pool = NonNullable<MatchingWorkQuery['poolPledges']>['nodes'][number];

function PoolMatches({ pool }: { pool: Pool }) {
  const say = useWords();
  const { pledge, company, area, unallocated, amount } = pool;
  if (!pledge || !company) return null;
  // Without its area nobody knows what may be suggested for it.
  if (!area) return <Unavailable what={pledge.code} />;
  return (
    <Box component="section" sx={{ mb: 4, overflowWrap: 'anywhere' }}>
      <Typography variant="h2">
        {pledge.code}: <span lang="id">{company.name}</span>
      </Typography>
      <Typography sx={{ mb: 1.5 }}>
        {say('matching.pool', { left: rupiah(unallocated), all: rupiah(amount) })} <span lang="id">{area.name}</span>
        {pool.categoryCode && ` · ${pool.categoryCode}`}
      </Typography>
      {pool.viewerCan.includes('ALLOCATE') ? (
        <Suggestions
          companyId={company.id}
          earmark={{ areaCode: area.code, categoryCode: pool.categoryCode ?? null }}
          pool={{ pledgeId: pledge.id, code: pledge.code, unallocated }}
        />
      ) : (
        <Empty why={say('matching.notYou')} />
      )}
    </Box>
  );
}

function Matching() {
  const say = useWords();
  const { dana } = useSearch({ from: '/pencocokan' });
  const answer = useAsk(MatchingWorkDocument, { within: useWithin() }, { keepsPrevious: true });
  const retry = () => void answer.refetch();
  if (answer.isPending) return <Loading onRetry={retry} />;
  if (!answer.data) return <Fault fault={answer.error} onRetry={retry} />;
  const { poolPledges, companies } = answer.data.data;
  const pools = poolPledges?.nodes.filter(({ pledge }) => dana === undefined || pledge?.code === dana);
  return (
    <>
      {answer.error && <Fault fault={answer.error} at={answer.data.at} onRetry={retry} />}
      {!poolPledges && <Unavailable what={say('matching.pools')} onRetry={retry} />}
      {pools?.length === 0 && (
        <Box sx={{ mb: 4 }}>
          <Typography variant="h2" sx={{ mb: 1 }}>
            {say('matching.pools')}
          </Typography>
          <Empty why={say('matching.noPools')} />
        </Box>
      )}
      {pools?.map((pool) => (
        <PoolMatches key={pool.pledge?.code ?? NO_FIGURE} pool={pool} />
      ))}
      {companies && <CompanyMatches companies={companies.nodes} />}
    </>
  );
}

/** What could go where, and why. Nothing is matched by itself. */
export function MatchingScreen() {
  const say = useWords();
  return (
    <Page title={say('matching.title')}>
      <ForRole roles={['FORUM_COORDINATOR', 'ADMIN']}>
        <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say('matching.intro')}</Typography>
        <WithinChoice />
        <UndoBar />
        <Matching />
      </ForRole>
    </Page>
  );
}
