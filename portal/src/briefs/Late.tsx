import Typography from '@mui/material/Typography';

import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import type { Brief } from './useWholeBrief.ts';

type Say = ReturnType<typeof useWords>;
type Row = NonNullable<Brief['coverage']>['late']['nodes'][number];

/** What is told of what is late. */
function columnsOf(say: Say, titles: ReadonlyMap<string, string>): Column<Row>[] {
  return [
    {
      key: 'gap',
      title: say('briefs.late.gap'),
      cell: ({ gapCode }) => <span lang="id">{titles.get(gapCode) ?? gapCode}</span>,
    },
    { key: 'why', title: say('briefs.late.why'), cell: ({ reason }) => say(`briefs.late.${reason}`) },
    {
      key: 'who',
      title: say('briefs.who.who'),
      cell: ({ who, reason }) =>
        who ? <span lang="id">{who}</span> : reason === 'DEADLINE_PASSED' ? null : say('briefs.who.hidden'),
    },
    { key: 'due', title: say('briefs.late.due'), cell: ({ dueOn }) => day(dueOn) },
    {
      key: 'amount',
      title: say('briefs.who.amount'),
      isFigure: true,
      cell: (row) => <Quantity kind={row.kind} unit={row.unit} item={row.item ?? null} amount={row.amount} />,
    },
  ];
}

/** What should have come before the brief was frozen. */
export function Late({ brief }: { brief: Brief }) {
  const say = useWords();
  const titles = new Map(brief.needs?.gaps.nodes.map(({ code, title }) => [code, title]));
  const rows = (brief.coverage?.late.nodes ?? []).map((row, at) => ({ ...row, at }));
  if (rows.length === 0) return <Typography>{say('briefs.late.none')}</Typography>;
  return (
    <RecordList
      caption={say('briefs.late.title')}
      rows={rows}
      keyOf={({ at }) => String(at)}
      columns={columnsOf(say, titles)}
    />
  );
}
