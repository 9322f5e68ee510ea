import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { PledgeListDocument, type PledgeListQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { day, NO_FIGURE, today } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { StateTag } from '../states/StateTag.tsx';
import { Continue } from './Continue.tsx';
import { hasQuestion, nextStep } from './nextStep.ts';
import { CompanyTabs } from './CompanyTabs.tsx';
import { NoPledges } from './NoPledges.tsx';
import { STAGES, type Stage } from './search.ts';

type Listed = NonNullable<PledgeListQuery['myPledges']>['nodes'][number];

const STEP = 20;

function Stages({ stage }: { stage: Stage | undefined }) {
  const say = useWords();
  const choices: (Stage | undefined)[] = [undefined, 'berjalan', 'draf', 'berakhir'];
  return (
    <Box
      component="nav"
      aria-label={say('pledges.list.stages')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 2 }}
    >
      {choices.map((choice) => (
        <PlaceLink
          key={choice ?? 'semua'}
          to="/ikrar"
          search={choice ? { tahap: choice } : {}}
          underline="none"
          {...(choice === stage && { 'aria-current': 'page' })}
          sx={{
            px: 1.5,
            py: 1,
            border: '1px solid',
            borderColor: 'divider',
            borderRadius: 1,
            '&[aria-current=page]': { bgcolor: 'own.tint', borderColor: 'primary.main', fontWeight: 700 },
          }}
        >
          {say(`pledges.stage.${choice ?? 'semua'}`)}
        </PlaceLink>
      ))}
    </Box>
  );
}

function Gaps({ pledge }: { pledge: Listed }) {
  return pledge.allocations.map(({ id, gapArea }) => (
    <Box key={id} lang="id">
      {gapArea?.title ?? NO_FIGURE}
    </Box>
  ));
}

function useColumns(): Column<Listed>[] {
  const say = useWords();
  return [
    {
      key: 'code',
      title: say('pledges.list.code'),
      cell: ({ code }) => (
        <PlaceLink to="/ikrar/$code" params={{ code }} sx={{ whiteSpace: 'nowrap', fontWeight: 600 }}>
          {code}
        </PlaceLink>
      ),
    },
    { key: 'gap', title: say('pledges.list.gap'), onCard: 'BARE', cell: (pledge) => <Gaps pledge={pledge} /> },
    {
      key: 'value',
      title: say('pledges.list.value'),
      isFigure: true,
      onCard: 'BARE',
      cell: ({ totals }) =>
        totals.map((total) => (
          <Box key={`${total.kind} ${total.unit} ${total.item}`} sx={{ fontWeight: 600 }}>
            <Quantity {...total} />
          </Box>
        )),
    },
    {
      key: 'state',
      title: say('pledges.list.state'),
      onCard: 'BESIDE',
      cell: (pledge) => <StateTag state={pledge.state} hasQuestion={hasQuestion(pledge)} />,
    },
    {
      key: 'next',
      title: say('pledges.list.next'),
      onCard: 'BARE',
      cell: (pledge) => {
        const { words, day: on } = nextStep(pledge, today());
        return (
          <>
            {say(words, { day: day(on) })} <Continue pledge={pledge} />
          </>
        );
      },
    },
  ];
}

function Pledges() {
  const say = useWords();
  const { tahap } = useSearch({ from: '/ikrar' });
  const [first, setFirst] = useState(STEP);
  const answer = useAsk(
    PledgeListDocument,
    { states: tahap ? [...STAGES[tahap]] : null, first },
    { keepsPrevious: true },
  );
  const columns = useColumns();
  const pledges = answer.data?.data.myPledges;
  const company = answer.data?.data.myCompany;
  const isEmpty = pledges?.totalCount === 0;
  return (
    <>
      {answer.isPending && <Loading onRetry={() => void answer.refetch()} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {answer.data && !pledges && <Unavailable what={say('pledges.list.what')} onRetry={() => void answer.refetch()} />}
      {company?.status === 'REGISTERED' && <Typography>{say('pledges.list.notVerified')}</Typography>}
      {pledges && !(isEmpty && !tahap) && <Stages stage={tahap} />}
      {isEmpty && !tahap && company && <NoPledges area={company.area} />}
      {isEmpty && tahap && <Empty why={say(`pledges.empty.${tahap}`)} />}
      {pledges && !isEmpty && (
        <>
          <Typography role="status" color="text.secondary" sx={{ mb: 1 }}>
            {say('pledges.list.count', { shown: pledges.nodes.length, total: pledges.totalCount })}
          </Typography>
          <RecordList
            caption={say('pledges.list.title')}
            columns={columns}
            rows={pledges.nodes}
            keyOf={({ code }) => code}
          />
          {pledges.pageInfo.hasNextPage && first < 100 && (
            <Button onClick={() => setFirst(first + STEP)}>{say('pledges.list.more', { count: STEP })}</Button>
          )}
        </>
      )}
    </>
  );
}

/** What the company has pledged, and what each pledge waits for. */
export function PledgeListScreen() {
  const say = useWords();
  return (
    <Page title={say('pledges.list.title')}>
      <CompanyTabs />
      <ForRole roles={['COMPANY']}>
        <Pledges />
      </ForRole>
    </Page>
  );
}
