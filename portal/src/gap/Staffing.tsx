import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { Unavailable } from '../frame/States.tsx';
import { count, day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { FoldedSection } from './Section.tsx';
import type { Gap } from './useLiveGap.ts';

const FIGURES = ['needed', 'deployed', 'proposed', 'completed', 'missing'] as const;

interface StaffingProps {
  gap: Gap;
  isAway: boolean;
  onRetry: () => void;
}

/** Who of the social pillars is there to deliver. */
export function Staffing({ gap, isAway, onRetry }: StaffingProps) {
  const say = useWords();
  const { staffing, deployments } = gap;
  return (
    <FoldedSection title={say('gap.staffing.title')}>
      {isAway && <Unavailable what={say('gap.away.staffing')} onRetry={onRetry} />}
      {!isAway && !staffing && <Typography>{say('gap.staffing.none')}</Typography>}
      {staffing && (
        <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1, m: 0 }}>
          {FIGURES.map((figure) => (
            <div key={figure}>
              <Typography component="dt" variant="body2" color="text.secondary">
                {say(`gap.staffing.${figure}`)}
              </Typography>
              <Typography component="dd" className="figure" sx={{ m: 0, fontWeight: 600 }}>
                {count(staffing[figure])}
              </Typography>
            </div>
          ))}
        </Box>
      )}
      <Box component="ul" sx={{ pl: 2.5, mb: 0 }}>
        {deployments?.nodes.map(({ id, stateLabel, personnel, beginsOn, endsOn, task }) => (
          <li key={id}>
            {personnel?.type?.label} · {stateLabel} · {day(beginsOn)} – {day(endsOn)}
            {task && (
              <>
                {' · '}
                <span lang="id">{task}</span>
              </>
            )}
          </li>
        ))}
      </Box>
    </FoldedSection>
  );
}
