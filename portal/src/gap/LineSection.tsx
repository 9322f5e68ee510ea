import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { CoverageBar } from '../coverage/CoverageBar.tsx';
import { CoverageTable } from '../coverage/CoverageTable.tsx';
import type { TablePart } from '../coverage/line.ts';
import { percent } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { FigureSource } from './FigureSource.tsx';
import { Section } from './Section.tsx';
import type { Gap, GapLine } from './useLiveGap.ts';

const sourcesOf = (gap: Gap, line: GapLine) => (part: TablePart) => <FigureSource gap={gap} line={line} part={part} />;

/** One need: how far it is covered as a bar and as figures, each with where it comes from. */
export function LineSection({ gap, line }: { gap: Gap; line: GapLine }) {
  const say = useWords();
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
        <CoverageBar line={line} isSaid={false} />
        <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
          {say('gap.ratio', { share: percent(line.ratio, 2) })}
        </Typography>
        <CoverageTable line={line} sourceOf={sourcesOf(gap, line)} />
      </Box>
    </Section>
  );
}
