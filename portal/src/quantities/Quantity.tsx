import type { NeedKind } from '../api/generated/graphql.ts';
import { count, NO_FIGURE, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

/** How much of what: money in rupiah, person-time in hours, goods and services in their own unit. */
export interface Quantified {
  kind: NeedKind;
  unit: string;
  amount: number | null;
  item?: string | null;
}

/** An amount with its unit; units and items are words of the rows and stay Indonesian. */
export function Quantity({ kind, unit, amount, item }: Quantified) {
  const say = useWords();
  if (amount === null) return <span className="figure">{NO_FIGURE}</span>;
  if (kind === 'MONEY') return <span className="figure">{rupiah(amount)}</span>;
  // "200 paket sembako", not "200 paket paket sembako".
  const hasUnit = item?.startsWith(unit) ?? false;
  const inUnit = kind === 'PERSON_TIME' ? say('quantities.hours') : !hasUnit && <span lang="id">{unit}</span>;
  return (
    <span>
      <span className="figure">{count(amount)}</span> {inUnit}
      {item && (
        <>
          {' '}
          <span lang="id">{item}</span>
        </>
      )}
    </span>
  );
}
