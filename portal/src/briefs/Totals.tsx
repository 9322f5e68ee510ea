import Typography from '@mui/material/Typography';

import { Unavailable } from '../frame/States.tsx';
import { count } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import type { Brief } from './useWholeBrief.ts';

type Total = NonNullable<Brief['coverage']>['totals'][number];
const PARTS = ['need', 'budget', 'committed', 'delivered', 'uncovered'] as const;

/** A kind of need and its parts. */
function columnsOf(say: ReturnType<typeof useWords>): Column<Total>[] {
  return [
    {
      key: 'what',
      title: say('briefs.totals.what'),
      cell: ({ kind, item }) => (item ? <span lang="id">{item}</span> : say(`briefs.kind.${kind}`)),
    },
    ...PARTS.map((part) => ({
      key: part,
      title: say(`briefs.totals.${part}`),
      isFigure: true,
      cell: (total: Total) => <Quantity kind={total.kind} unit={total.unit} amount={total[part]} />,
    })),
  ];
}

/** What the needs add up to, each kind by itself, and the people. */
export function Totals({ brief }: { brief: Brief }) {
  const say = useWords();
  const { coverage, staffing } = brief;
  return (
    <>
      {coverage && (
        <RecordList
          caption={say('briefs.totals.title')}
          rows={coverage.totals}
          keyOf={({ kind, item, unit }) => `${kind} ${item} ${unit}`}
          columns={columnsOf(say)}
        />
      )}
      <Typography sx={{ mt: 2 }}>
        {staffing &&
          say('briefs.totals.people', {
            needed: count(staffing.totals.needed),
            deployed: count(staffing.totals.deployed),
            missing: count(staffing.totals.missing),
          })}
      </Typography>
      {!staffing && <Unavailable what={say('briefs.away.staffing')} />}
    </>
  );
}
