import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';

import { PipelineDocument, type PipelineQuery, type PlanningProposalFilter } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { useWithin } from '../queue/useWithin.ts';
import { WithinChoice } from '../queue/WithinChoice.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { PIPELINE_FILTERS, type PipelineFilter } from './search.ts';
import { ProposalTag } from './ProposalTag.tsx';

type Proposal = NonNullable<PipelineQuery['planningProposals']>['nodes'][number];

const FILTERS: Record<PipelineFilter, PlanningProposalFilter> = {
  berjalan: { status: 'IN_PROGRESS' },
  'tidak-didanai': { status: 'NOT_FUNDED' },
  didanai: { status: 'FUNDED' },
  semua: {},
};

const titleCell = ({ code, title }: Proposal) => (
  <PlaceLink to="/perencanaan/$code" params={{ code }} lang="id">
    {title}
  </PlaceLink>
);
const areaCell = ({ area }: Proposal) => <span lang="id">{area?.name ?? NO_FIGURE}</span>;
const statusCell = ({ status }: Proposal) => <ProposalTag status={status} />;
const askedCell = (proposal: Proposal) => <Quantity {...proposal} amount={proposal.requested} />;

function Filters({ chosen }: { chosen: PipelineFilter }) {
  const say = useWords();
  return (
    <Box
      component="nav"
      aria-label={say('planning.filters')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, mb: 2 }}
    >
      {PIPELINE_FILTERS.map((filter) => (
        <PlaceLink
          key={filter}
          to="/perencanaan"
          search={(now) => ({ ...(now.wilayah && { wilayah: now.wilayah }), saring: filter })}
          underline={filter === chosen ? 'none' : 'always'}
          sx={{ py: 0.5, fontWeight: filter === chosen ? 700 : 400 }}
          {...(filter === chosen && { 'aria-current': 'true' as const })}
        >
          {say(`planning.filter.${filter}`)}
        </PlaceLink>
      ))}
    </Box>
  );
}

/** Proposals by where they stand: what the budget takes, and what it leaves to companies. */
export function PipelineScreen() {
  const say = useWords();
  const { saring = 'semua' } = useSearch({ from: '/perencanaan' });
  const filter = { within: useWithin(), ...FILTERS[saring] };
  const answer = useAsk(PipelineDocument, { filter }, { keepsPrevious: true });
  const list = answer.data?.data.planningProposals;
  const columns: Column<Proposal>[] = [
    { key: 'title', title: say('planning.head.title'), cell: titleCell },
    { key: 'area', title: say('planning.head.area'), cell: areaCell },
    { key: 'stage', title: say('planning.head.stage'), cell: ({ stage }) => say(`planning.stage.${stage}`) },
    { key: 'status', title: say('planning.head.status'), cell: statusCell },
    { key: 'asked', title: say('planning.head.asked'), isFigure: true, cell: askedCell },
    { key: 'csr', title: say('planning.head.csr'), cell: ({ csrOutcome }) => say(`planning.csr.${csrOutcome}`) },
  ];
  return (
    <Page title={say('planning.title')}>
      <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say('planning.intro')}</Typography>
      <WithinChoice />
      <Filters chosen={saring} />
      {answer.isPending && <Loading />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {answer.data && !list && <Unavailable what={say('planning.what')} onRetry={() => void answer.refetch()} />}
      {list && (
        <Typography role="status" color="textSecondary" sx={{ mb: 1 }}>
          {say('planning.count', { total: list.totalCount ?? list.nodes.length })}
        </Typography>
      )}
      {list?.nodes.length === 0 && (
        <Empty why={say('planning.empty')}>
          <PlaceLink to="/perencanaan" search={{ saring: 'semua' }}>
            {say('planning.filter.semua')}
          </PlaceLink>
        </Empty>
      )}
      {list && list.nodes.length > 0 && (
        <RecordList caption={say('planning.title')} columns={columns} rows={list.nodes} keyOf={({ code }) => code} />
      )}
    </Page>
  );
}
