import { count, NO_FIGURE, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

interface LineAmountProps {
  line: { kind: string; unit: string };
  value: number | null | undefined;
}

/** The unit of a need line as the hub's row says it; hours of people are the hub's own word and said in the page's. */
export function LineUnit({ line }: { line: { kind: string; unit: string } }) {
  const say = useWords();
  if (line.kind === 'PERSON_TIME') return say('coverage.personHours');
  return <span lang="id">{line.unit}</span>;
}

/** A figure of a need line in its own unit: rupiah, or a count and the unit. */
export function LineAmount({ line, value }: LineAmountProps) {
  if (value === null || value === undefined) return <span className="figure">{NO_FIGURE}</span>;
  if (line.kind === 'MONEY') return <span className="figure">{rupiah(value)}</span>;
  return (
    <span className="figure">
      {count(value)} <LineUnit line={line} />
    </span>
  );
}
