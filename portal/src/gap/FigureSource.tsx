import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

import type { TablePart } from '../coverage/line.ts';
import { LineAmount } from '../coverage/LineAmount.tsx';
import { Unseen } from '../frame/Unseen.tsx';
import { day, instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { More } from './More.tsx';
import type { Gap, GapLine } from './useLiveGap.ts';

const PARTS = { committed: 'COMMITTED', delivered: 'DELIVERED', held: 'HELD' } as const;
type CountedPart = keyof typeof PARTS;

const isCounted = (part: TablePart): part is CountedPart => Object.hasOwn(PARTS, part);

function Rows({ children }: { children: ReactNode }) {
  return (
    <Box component="ul" sx={{ pl: 2.5, my: 0 }}>
      {children}
    </Box>
  );
}

/** What a need rests on: its formula and sources, or the evidence of the gap. */
function NeedSource({ gap, line }: { gap: Gap; line: GapLine }) {
  const say = useWords();
  const formula = gap.needLines.find(({ id }) => id === line.needLine?.id)?.formula;
  return (
    <>
      {formula && (
        <div>
          {say('gap.source.formula')} <code lang="zxx">{formula.formula}</code>
        </div>
      )}
      {formula ? (
        <Rows>
          {formula.sources.map(({ code, title, publisher, dated }) => (
            <li key={code}>
              <span lang="und">
                {title} ({publisher}
                {dated && `, ${dated}`})
              </span>
            </li>
          ))}
        </Rows>
      ) : (
        <Rows>
          {gap.evidence.map(({ id, title, asOf }) => (
            <li key={id}>
              <span lang="id">{title}</span>
              {asOf && ` · ${day(asOf)}`}
            </li>
          ))}
        </Rows>
      )}
      <div>{say('gap.source.asOf', { day: day(gap.figuresAsOf) })}</div>
    </>
  );
}

/** The budget lines that were set against the need. */
function BudgetSource({ gap, line }: { gap: Gap; line: GapLine }) {
  const say = useWords();
  const coverings = gap.needLines.find(({ id }) => id === line.needLine?.id)?.coverings ?? [];
  if (coverings.length === 0) return <div>{say('gap.source.noBudget')}</div>;
  return (
    <Rows>
      {coverings.map(({ id, amount, budgetLine }) => (
        <li key={id}>
          <LineAmount line={line} value={amount} />
          {budgetLine && (
            <>
              {' · '}
              <span lang="id">
                {budgetLine.name}, {budgetLine.agency}
              </span>
              {` · ${day(budgetLine.asOf)} · `}
              <span lang="id">{budgetLine.source?.title}</span>
            </>
          )}
        </li>
      ))}
    </Rows>
  );
}

/** The pledges and deliveries that a figure is the sum of. */
function CountedSource({ line, part }: { line: GapLine; part: CountedPart }) {
  const say = useWords();
  const rows = line.rows.nodes.filter((row) => row.part === PARTS[part]);
  if (rows.length === 0) return <div>{say('gap.source.none')}</div>;
  return (
    <Rows>
      {rows.map(({ id, amount, day: on, state, allocation }) => (
        <li key={id}>
          <LineAmount line={line} value={amount} /> · {day(on)}
          {state && ` · ${say(`states.${state}`)}`}
          {' · '}
          {allocation?.company ? <span lang="id">{allocation.company.name}</span> : say('gap.hiddenCompany')}
        </li>
      ))}
    </Rows>
  );
}

interface FigureSourceProps {
  gap: Gap;
  line: GapLine;
  part: TablePart;
  /** What the figure is called. */
  name: string;
}

/** The name of a figure of a need; where it comes from, with source, day and check state, is one tap away. */
export function FigureSource({ gap, line, part, name }: FigureSourceProps) {
  const say = useWords();
  const computed = { uncovered: 'gap.source.uncovered', open: 'gap.source.open', overCovered: 'gap.source.over' };
  return (
    <More
      isRow
      title={
        <>
          {name}
          <Unseen>: {say('gap.source.title')}</Unseen>
        </>
      }
    >
      {part === 'need' && <NeedSource gap={gap} line={line} />}
      {part === 'budget' && <BudgetSource gap={gap} line={line} />}
      {isCounted(part) && <CountedSource line={line} part={part} />}
      {(part === 'uncovered' || part === 'open' || part === 'overCovered') && <div>{say(computed[part])}</div>}
      {part !== 'need' && gap.coverage && <div>{say('gap.source.account', { at: instant(gap.coverage.asOf) })}</div>}
      {gap.trust && <div>{say('gap.source.check', { state: say(`gap.trust.${gap.trust.grade}`) })}</div>}
    </More>
  );
}
