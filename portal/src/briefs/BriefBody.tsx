import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { Unavailable } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { BriefPart } from './BriefPart.tsx';
import { Decisions } from './Decisions.tsx';
import { Doubts } from './Doubts.tsx';
import { Late } from './Late.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import type { Matrix } from './matrix.ts';
import type { Section } from './sections.ts';
import { Totals } from './Totals.tsx';
import type { Brief } from './useWholeBrief.ts';
import { WhoTable } from './WhoTable.tsx';

interface BriefBodyProps {
  brief: Brief;
  matrix: Matrix;
  sections: readonly Section[];
  onRetry: () => void;
}

/** The parts of a brief that were chosen, numbered; a part that is away says so and leaves the others right. */
export function BriefBody({ brief, matrix, sections, onRetry }: BriefBodyProps) {
  const say = useWords();
  const { needs, coverage } = brief;
  const away = (what: string) => <Unavailable what={say(`briefs.away.${what}`)} onRetry={onRetry} />;
  const bodies: Record<Section, ReactNode> = {
    keputusan: needs ? <Decisions brief={brief} matrix={matrix} /> : away('needs'),
    matriks: coverage ? (
      <>
        <Typography sx={{ mb: 1.5, maxWidth: '70ch' }}>{say('briefs.matrix.text')}</Typography>
        <MatrixTable matrix={matrix} />
        <Typography variant="h3" sx={{ mt: 3, mb: 1 }}>
          {say('briefs.who.caption')}
        </Typography>
        <WhoTable rows={coverage.matrix.nodes} />
      </>
    ) : (
      away('coverage')
    ),
    terlambat: coverage ? <Late brief={brief} /> : away('coverage'),
    sumber: needs ? <Doubts brief={brief} /> : away('needs'),
    pemenuhan: coverage ? <Totals brief={brief} /> : away('coverage'),
  };
  return (
    <>
      {!brief.isComplete && <Alert severity="info">{say('briefs.freezing')}</Alert>}
      {sections.map((section, at) => (
        <BriefPart key={section} number={at + 1} title={say(`briefs.part.${section}`)}>
          {bodies[section]}
        </BriefPart>
      ))}
    </>
  );
}
