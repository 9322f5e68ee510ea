import Box from '@mui/material/Box';
import { useNavigate } from '@tanstack/react-router';

import { useWords } from '../language/useWords.ts';
import { AreaStepChoice } from './AreaStepChoice.tsx';
import { usePeopleArea } from './usePeopleArea.ts';

/** Which area is looked at; it stands in the address. */
export function AreaSteps() {
  const say = useWords();
  const within = usePeopleArea();
  const navigate = useNavigate();
  return (
    <Box sx={{ maxWidth: 360, mb: 3 }}>
      <AreaStepChoice
        id="wilayah"
        label={say('people.area')}
        chosen={within}
        onChoose={(wilayah) => void navigate({ to: '.', search: (now) => ({ ...now, wilayah }) })}
      />
    </Box>
  );
}
