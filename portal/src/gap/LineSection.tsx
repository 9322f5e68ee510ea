import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { CoverageBar } from '../coverage/CoverageBar.tsx';
import { CoverageLegend } from '../coverage/CoverageLegend.tsx';
import { CoverageTable } from '../coverage/CoverageTable.tsx';
import type { TablePart } from '../coverage/line.ts';
import { LineAmount } from '../coverage/LineAmount.tsx';
import { percent } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { hasRoom } from '../look/hasRoom.ts';
import { FigureSource } from './FigureSource.tsx';
import { Section } from './Section.tsx';
import type { Gap, GapLine } from './useLiveGap.ts';

interface LineSectionProps {
  gap: Gap;
  line: GapLine;
  /** The first need of the page explains the bar, and shows its figures on a phone too. */
  isFirst: boolean;
}

const sourcesOf = (gap: Gap, line: GapLine) => (part: TablePart, name: string) => (
  <FigureSource gap={gap} line={line} part={part} name={name} />
);

function Figures({ gap, line }: Omit<LineSectionProps, 'isFirst'>) {
  const say = useWords();
  return <CoverageTable line={line} caption={say('gap.table.caption')} nameOf={sourcesOf(gap, line)} />;
}

/** One need: how far it is covered as a bar and as figures, each with where it comes from. */
export function LineSection({ gap, line, isFirst }: LineSectionProps) {
  const say = useWords();
  const [isOpen] = useState(() => isFirst || hasRoom());
  return (
    <Section
      title={
        <>
          {say(`gap.kind.${line.kind}`)}
          {line.item && (
            <>
              {': '}
              <span lang="id">{line.item}</span>
            </>
          )}
        </>
      }
    >
      <Box sx={{ maxWidth: 900 }} data-line-kind={line.kind}>
        <Typography sx={{ mb: 0.75 }}>
          {say('gap.line.left')}{' '}
          <strong>
            <LineAmount line={line} value={line.uncovered} />
          </strong>{' '}
          · {say('gap.ratio', { share: percent(line.ratio, 2) })}
        </Typography>
        <CoverageBar line={line} isSaid={false} />
        {isFirst && (
          <CoverageLegend hasOver={gap.coverage?.lines.some(({ overCovered }) => overCovered > 0) ?? false} />
        )}
        {isFirst ? (
          <Figures gap={gap} line={line} />
        ) : (
          <Box component="details" open={isOpen} sx={{ mt: 1 }}>
            <Box
              component="summary"
              sx={{ cursor: 'pointer', color: 'primary.main', minHeight: 28, width: 'fit-content' }}
            >
              {say('gap.line.figures')}
            </Box>
            <Figures gap={gap} line={line} />
          </Box>
        )}
      </Box>
    </Section>
  );
}
