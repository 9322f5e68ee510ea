import { LineAmount } from '../coverage/LineAmount.tsx';
import { NO_FIGURE, shortDay } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { StateTag } from '../states/StateTag.tsx';
import { FoldedSection } from './Section.tsx';
import type { GapLine } from './useLiveGap.ts';

type Say = ReturnType<typeof useWords>;
type Row = GapLine['rows']['nodes'][number] & { line: GapLine };

const columnsOf = (say: Say): Column<Row>[] => [
  {
    key: 'company',
    title: say('gap.supporters.company'),
    cell: ({ allocation }) =>
      allocation?.company ? <span lang="id">{allocation.company.name}</span> : say('gap.hiddenCompany'),
  },
  {
    key: 'amount',
    title: say('gap.supporters.amount'),
    cell: ({ line, amount }) => <LineAmount line={line} value={amount} />,
  },
  {
    key: 'state',
    title: say('gap.supporters.state'),
    onCard: 'BESIDE',
    cell: ({ state }) => (state ? <StateTag state={state} /> : NO_FIGURE),
  },
  { key: 'day', title: say('gap.supporters.day'), cell: (row) => shortDay(row.day) },
];

/** Who gives already, as far as they are public: what waits for verification shows no name. */
export function Supporters({ lines }: { lines: readonly GapLine[] | undefined }) {
  const say = useWords();
  const rows = lines?.flatMap((line) => line.rows.nodes.map((row) => ({ ...row, line }))) ?? [];
  const given = rows.filter(({ part }) => part !== 'BUDGET');
  return (
    <FoldedSection
      title={given.length > 0 ? say('gap.supporters.counted', { total: given.length }) : say('gap.supporters.title')}
    >
      {!lines && NO_FIGURE}
      {lines && given.length === 0 && say('gap.supporters.none')}
      {given.length > 0 && (
        <RecordList
          caption={say('gap.supporters.title')}
          columns={columnsOf(say)}
          rows={given}
          keyOf={({ id, part }) => `${id} ${part}`}
        />
      )}
    </FoldedSection>
  );
}
