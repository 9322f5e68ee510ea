import { count, NO_FIGURE, rupiah } from '../language/formats.ts';

interface LineAmountProps {
  line: { kind: string; unit: string };
  value: number | null | undefined;
}

/** A figure of a need line in its own unit: rupiah, or a count and the unit's name as the hub's row says it. */
export function LineAmount({ line, value }: LineAmountProps) {
  if (value === null || value === undefined) return <span className="figure">{NO_FIGURE}</span>;
  if (line.kind === 'MONEY') return <span className="figure">{rupiah(value)}</span>;
  return (
    <span className="figure">
      {count(value)} <span lang="id">{line.unit}</span>
    </span>
  );
}
