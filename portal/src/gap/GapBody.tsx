import Box from '@mui/material/Box';

import type { Fault } from '../api/request.ts';
import { Actions } from './Actions.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { Facts } from './Facts.tsx';
import { History } from './History.tsx';
import { LineSection } from './LineSection.tsx';
import { Priority } from './Priority.tsx';
import { SimilarGaps } from './SimilarGaps.tsx';
import { Staffing } from './Staffing.tsx';
import { Supporters } from './Supporters.tsx';
import { Then } from './Then.tsx';
import { Unavailable } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import type { Gap } from './useLiveGap.ts';

interface GapBodyProps {
  gap: Gap;
  faults: readonly Fault[];
  onRetry: () => void;
}

/** The blocks of a gap's page; each stands for itself, so that one that is away leaves the others right. */
export function GapBody({ gap, faults, onRetry }: GapBodyProps) {
  const say = useWords();
  const isAway = faults.some(({ extensions }) => extensions?.service === 'pillars');
  const lines = gap.coverage?.lines;
  return (
    <>
      <Facts gap={gap} />
      <Actions gap={gap} isFirst />
      {lines?.map((line, at) => (
        <LineSection key={line.needLine?.id ?? line.unit} gap={gap} line={line} isFirst={at === 0} />
      ))}
      {!lines && <Unavailable what={say('gap.away.coverage')} onRetry={onRetry} />}
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <EvidenceList gap={gap} />
        <Supporters lines={lines} />
        <Staffing gap={gap} isAway={isAway} onRetry={onRetry} />
        <Priority gap={gap} />
        <History gap={gap} />
        <Then gap={gap} />
      </Box>
      <SimilarGaps gap={gap} />
      <Actions gap={gap} />
    </>
  );
}
