import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { StateTag } from '../states/StateTag.tsx';
import type { Brief } from './useWholeBrief.ts';

type Say = ReturnType<typeof useWords>;

type Row = NonNullable<Brief['coverage']>['matrix']['nodes'][number];

/** What is told of a support. */
function columnsOf(say: Say): Column<Row>[] {
  return [
    {
      key: 'who',
      title: say('briefs.who.who'),
      cell: ({ who, state }) => {
        if (who) return <span lang="id">{who}</span>;
        const isUndecided = state === 'SUBMITTED' || state === 'WAITLISTED';
        return say(isUndecided ? 'briefs.who.notYet' : 'briefs.who.hidden');
      },
    },
    { key: 'where', title: say('briefs.who.where'), cell: ({ areaName }) => <span lang="id">{areaName}</span> },
    { key: 'what', title: say('briefs.who.what'), cell: ({ gapTitle }) => <span lang="id">{gapTitle}</span> },
    {
      key: 'amount',
      title: say('briefs.who.amount'),
      isFigure: true,
      cell: (row) => <Quantity kind={row.kind} unit={row.unit} item={row.item ?? null} amount={row.amount} />,
    },
    {
      key: 'state',
      title: say('meetings.outcome.status'),
      cell: ({ state, actor }) =>
        state ? <StateTag state={state} /> : actor === 'GOVERNMENT' ? say('briefs.who.government') : null,
    },
  ];
}

/** Each support by name, as it stood when the brief was frozen. */
export function WhoTable({ rows }: { rows: readonly Row[] }) {
  const say = useWords();
  const numbered = rows.map((row, at) => ({ ...row, at }));
  return (
    <RecordList
      caption={say('briefs.who.caption')}
      rows={numbered}
      keyOf={({ at }) => String(at)}
      columns={columnsOf(say)}
    />
  );
}
