import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { MyActivitiesDocument, type MyActivitiesQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { EvidenceFiles } from '../evidence/EvidenceFiles.tsx';
import { Empty, Loading, Unavailable } from '../frame/States.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { Tag } from '../states/StateTag.tsx';
import { nameOf } from '../areas/names.ts';

type Activity = NonNullable<MyActivitiesQuery['myActivities']>['nodes'][number];

const TONES = { REPORTED: 'info', VERIFIED: 'good', REJECTED: 'bad' } as const;

function useColumns(): Column<Activity>[] {
  const say = useWords();
  return [
    { key: 'code', title: say('activities.column.code'), cell: ({ code }) => code },
    {
      key: 'what',
      title: say('activities.column.description'),
      cell: ({ description }) => <span lang="id">{description}</span>,
    },
    {
      key: 'area',
      title: say('activities.column.areaCode'),
      cell: ({ area }) => <span lang="id">{nameOf(area)}</span>,
    },
    {
      key: 'amount',
      title: say('activities.column.amount'),
      isFigure: true,
      cell: (activity) => <Quantity {...activity} />,
    },
    { key: 'day', title: say('activities.column.doneOn'), cell: ({ doneOn }) => day(doneOn) },
    {
      key: 'state',
      title: say('activities.column.state'),
      cell: ({ state, history }) => (
        <>
          <Tag tone={TONES[state]}>{say(`activities.state.${state}`)}</Tag>
          {state === 'REJECTED' && (
            <Typography variant="body2" lang="id">
              {history?.findLast(({ toState }) => toState === 'REJECTED')?.reason}
            </Typography>
          )}
        </>
      ),
    },
    {
      key: 'evidence',
      title: say('activities.column.evidence'),
      cell: ({ evidence }) => (evidence && evidence.length > 0 ? <EvidenceFiles files={evidence} /> : null),
    },
  ];
}

/** What was reported so far, and what became of it. */
export function MyActivities() {
  const say = useWords();
  const answer = useAsk(MyActivitiesDocument, { first: 50 });
  const columns = useColumns();
  const activities = answer.data?.data.myActivities;
  return (
    <Box component="section" sx={{ mt: 5 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('activities.mine')}
      </Typography>
      {answer.isPending && <Loading />}
      {!answer.isPending && !activities && (
        <Unavailable what={say('activities.mine')} onRetry={() => void answer.refetch()} />
      )}
      {activities?.nodes.length === 0 && <Empty why={say('activities.none')} />}
      {activities && activities.nodes.length > 0 && (
        <RecordList caption={say('activities.mine')} columns={columns} rows={activities.nodes} keyOf={({ id }) => id} />
      )}
    </Box>
  );
}
