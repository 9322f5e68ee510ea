import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';

import { useWords } from '../language/useWords.ts';
import { CHECKS, type Check, type Hint } from './checklist.ts';

interface ChecklistProps {
  hints: Readonly<Record<Check, Hint>>;
  ticks: readonly Check[];
  onChange: (ticks: Check[]) => void;
  hasFault: boolean;
}

/** Six things to look at, each with what the hub knows about it. */
export function Checklist({ hints, ticks, onChange, hasFault }: ChecklistProps) {
  const say = useWords();
  const toggle = (check: Check) =>
    onChange(ticks.includes(check) ? ticks.filter((one) => one !== check) : [...ticks, check]);
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 2 }}>
      <Box component="legend" sx={{ p: 0, fontWeight: 600 }}>
        {say('queue.checklist.title', { done: ticks.length, all: CHECKS.length })}
      </Box>
      {CHECKS.map((check) => (
        <Box
          key={check}
          sx={{
            py: 0.25,
            pl: 1,
            borderLeft: '3px solid',
            borderColor: hasFault && !ticks.includes(check) ? 'error.main' : 'transparent',
          }}
        >
          <FormControlLabel
            control={
              <Checkbox
                checked={ticks.includes(check)}
                onChange={() => toggle(check)}
                slotProps={{ input: { id: `periksa-${check}`, 'aria-describedby': `petunjuk-${check}` } }}
              />
            }
            label={say(`queue.check.${check}`)}
          />
          <Typography
            id={`petunjuk-${check}`}
            variant="body2"
            color={hints[check] === 'look' ? 'warning' : 'textSecondary'}
            sx={{ pl: 4 }}
          >
            {say(hints[check] === 'unknown' ? 'queue.hint.unknown' : `queue.hint.${check}.${hints[check]}`)}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
