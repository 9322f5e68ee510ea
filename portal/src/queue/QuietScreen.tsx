import { QuietPartsDocument, type QuietPartsQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { NO_FIGURE, day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { useWithin } from './useWithin.ts';
import { WorkList, WorkPage } from './WorkList.tsx';

type Quiet = NonNullable<QuietPartsQuery['quietPledges']>['nodes'][number];

const pledgeCell = ({ allocation }: Quiet) =>
  allocation?.pledge ? (
    <PlaceLink to="/antrean/$code" params={{ code: allocation.pledge.code }} search={{ bagian: allocation.id }}>
      {allocation.pledge.code}
    </PlaceLink>
  ) : (
    NO_FIGURE
  );

const companyCell = ({ allocation }: Quiet) => (
  <span lang="id">
    {allocation?.company?.name ?? NO_FIGURE} · {allocation?.gapArea?.title ?? NO_FIGURE}
  </span>
);

const valueCell = ({ allocation }: Quiet) => (allocation ? <Quantity {...allocation} /> : NO_FIGURE);

/** Commitments of which nothing was heard for long: whom to call. */
export function QuietScreen() {
  const say = useWords();
  const answer = useAsk(QuietPartsDocument, { within: useWithin() }, { keepsPrevious: true });
  const columns: Column<Quiet>[] = [
    { key: 'pledge', title: say('queue.head.pledge'), cell: pledgeCell },
    { key: 'company', title: say('queue.head.company'), cell: companyCell },
    { key: 'value', title: say('queue.head.value'), isFigure: true, cell: valueCell },
    { key: 'since', title: say('queue.quiet.since'), cell: ({ committedOn }) => day(committedOn) },
    {
      key: 'days',
      title: say('queue.quiet.quiet'),
      cell: ({ daysQuiet }) => say('queue.quiet.days', { days: daysQuiet }),
    },
  ];
  return (
    <WorkPage title={say('queue.quiet.title')}>
      <WorkList
        answer={answer}
        pick={({ quietPledges }) => quietPledges}
        what={say('queue.quiet.what')}
        empty={say('queue.quiet.empty')}
      >
        {(rows) => (
          <RecordList
            caption={say('queue.quiet.title')}
            columns={columns}
            rows={rows}
            keyOf={({ allocation, committedOn }) => allocation?.id ?? committedOn}
          />
        )}
      </WorkList>
    </WorkPage>
  );
}
