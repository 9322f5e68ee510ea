import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';

import { useWords } from '../language/useWords.ts';

interface KeyHelpProps {
  /** The keys that act on this page, and the ids of what they do. */
  keys: readonly (readonly [key: string, what: string])[];
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Which single keys act here, and the switch that turns them off. */
export function KeyHelp({ keys, isOn, onChange }: KeyHelpProps) {
  const say = useWords();
  return (
    <Box
      component="section"
      aria-label={say('queue.keys.title')}
      className="no-print"
      sx={{
        display: { xs: 'none', sm: 'flex' },
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        fontSize: '0.875rem',
        color: 'text.secondary',
      }}
    >
      {keys.map(([key, what]) => (
        <span key={key}>
          <Box
            component="kbd"
            sx={{ border: '1px solid', borderColor: 'divider', borderRadius: 1, px: 0.75, fontFamily: 'inherit' }}
          >
            {key}
          </Box>{' '}
          {say(what)}
        </span>
      ))}
      <FormControlLabel
        control={<Checkbox size="small" checked={isOn} onChange={(event) => onChange(event.target.checked)} />}
        label={say('queue.keys.on')}
        slotProps={{ typography: { sx: { fontSize: '0.875rem' } } }}
      />
    </Box>
  );
}
