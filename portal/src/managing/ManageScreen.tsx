import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';

import {
  ManagedGapsDocument,
  ManagedUnprovenDocument,
  type GapAreaFilter,
  type ManagedGapFragment,
} from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { day, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { useWithin } from '../queue/useWithin.ts';
import { WithinChoice } from '../queue/WithinChoice.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { GapStatusTag } from './GapStatusTag.tsx';
import { MANAGE_FILTERS, type ManageFilter } from './search.ts';

const FILTERS: Record<Exclude<ManageFilter, 'tanpa-bukti'>, GapAreaFilter> = {
  terbit: { status: 'PUBLISHED' },
  draf: { status: 'DRAFT' },
  ditutup: { status: 'CLOSED' },
  usang: { status: 'PUBLISHED', isStale: true },
};

const nameCell = ({ code, title }: ManagedGapFragment) => (
  <PlaceLink to="/kelola/$code" params={{ code }} lang="id">
    {title}
  </PlaceLink>
);
const areaCell = ({ area }: ManagedGapFragment) => <span lang="id">{area.name}</span>;
const statusCell = ({ status }: ManagedGapFragment) => <GapStatusTag status={status} />;
const leftCell = ({ coverage }: ManagedGapFragment) =>
  rupiah(coverage?.lines.find(({ kind }) => kind === 'MONEY')?.uncovered);

function Filters({ chosen }: { chosen: ManageFilter }) {
  const say = useWords();
  return (
    <Box
      component="nav"
      aria-label={say('managing.filters')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, mb: 2 }}
    >
      {MANAGE_FILTERS.map((filter) => (
        <PlaceLink
          key={filter}
          to="/kelola"
          search={(now) => ({ ...(now.wilayah && { wilayah: now.wilayah }), saring: filter })}
          underline={filter === chosen ? 'none' : 'always'}
          sx={{ py: 0.5, fontWeight: filter === chosen ? 700 : 400 }}
          {...(filter === chosen && { 'aria-current': 'true' as const })}
        >
          {say(`managing.filter.${filter}`)}
        </PlaceLink>
      ))}
    </Box>
  );
}

/** The rows of a filter; gap areas without evidence are a list of their own in the hub. */
function useGaps(within: string, saring: ManageFilter) {
  const isUnproven = saring === 'tanpa-bukti';
  const filter = isUnproven ? {} : { within, ...FILTERS[saring] };
  const listed = useAsk(ManagedGapsDocument, { filter }, { keepsPrevious: true, enabled: !isUnproven });
  const unproven = useAsk(ManagedUnprovenDocument, { within }, { keepsPrevious: true, enabled: isUnproven });
  const answer = isUnproven ? unproven : listed;
  const list = isUnproven ? unproven.data?.data.gapAreasWithoutEvidence : listed.data?.data.gapAreas;
  return { answer, list };
}

function Gaps() {
  const say = useWords();
  const { saring = 'terbit' } = useSearch({ from: '/kelola' });
  const { answer, list } = useGaps(useWithin(), saring);
  const columns: Column<ManagedGapFragment>[] = [
    { key: 'name', title: say('managing.head.name'), cell: nameCell },
    {
      key: 'area',
      title: say('managing.head.area'),
      cell: areaCell,
      onCard: 'BARE',
      // Most titles name their area.
      isQuiet: ({ title, area }) => title.includes(area.name),
    },
    // The other lists are of one status each, as their name says.
    ...(saring === 'tanpa-bukti' ? [{ key: 'status', title: say('managing.head.status'), cell: statusCell }] : []),
    { key: 'left', title: say('managing.head.left'), isFigure: true, cell: leftCell },
    { key: 'deadline', title: say('managing.head.deadline'), cell: ({ deadline }) => day(deadline) },
  ];
  return (
    <>
      <Filters chosen={saring} />
      {answer.isPending && <Loading />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {answer.data && !list && <Unavailable what={say('managing.what')} onRetry={() => void answer.refetch()} />}
      {list && (
        <Typography role="status" color="textSecondary" sx={{ mb: 1 }}>
          {say('managing.count', { total: list.totalCount ?? list.nodes.length })}
        </Typography>
      )}
      {list?.nodes.length === 0 && (
        <Empty why={say(`managing.empty.${saring}`)}>
          <ButtonLink to="/kelola/baru" variant="outlined">
            {say('managing.create')}
          </ButtonLink>
        </Empty>
      )}
      {list && list.nodes.length > 0 && (
        <RecordList caption={say('managing.title')} columns={columns} rows={list.nodes} keyOf={({ code }) => code} />
      )}
    </>
  );
}

/** The gap areas of an officer: drafts, published ones, and those that want something. */
export function ManageScreen() {
  const say = useWords();
  return (
    <Page title={say('managing.title')}>
      <ForRole roles={['PROGRAM_OFFICER', 'FORUM_COORDINATOR', 'ADMIN']}>
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center', mb: 1 }}>
          <ButtonLink to="/kelola/baru" variant="contained">
            {say('managing.create')}
          </ButtonLink>
          <PlaceLink to="/perencanaan">{say('managing.toPlanning')}</PlaceLink>
        </Box>
        <WithinChoice />
        <Gaps />
      </ForRole>
    </Page>
  );
}
