import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';

import { NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { differences, merged, type Side, type Values } from './threeWay.ts';

interface CompareProps {
  base: Values;
  theirs: Values;
  mine: Values;
  /** What a field is called. */
  nameOf: (field: string) => string;
  onChosen: (values: Values) => void;
}

/** Somebody else changed it meanwhile: what it was, what it is now, what was typed here; and the choice. */
export function Compare({ base, theirs, mine, nameOf, onChosen }: CompareProps) {
  const say = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const rows = differences(base, theirs, mine);
  useEffect(() => place.current?.focus(), []);
  return (
    <Paper component="section" sx={{ p: 2, mb: 3, borderColor: 'warning.main', borderWidth: 2 }}>
      <Alert severity="warning" ref={place} tabIndex={-1} sx={{ mb: 2 }}>
        <AlertTitle>{say('managing.compare.title')}</AlertTitle>
        {say('managing.compare.text')}
      </Alert>
      {rows.map(({ field, isConflict, ...three }) => (
        <Box key={field} sx={{ borderTop: '1px solid', borderColor: 'own.hairline', py: 1.5 }}>
          <Typography variant="h3" id={`beda-${field}`}>
            {nameOf(field)}
          </Typography>
          <Box
            component="dl"
            sx={{ m: 0, display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr 1fr' } }}
          >
            {(['base', 'theirs', 'mine'] as const).map((side) => (
              <div key={side}>
                <Typography component="dt" variant="body2" color="textSecondary">
                  {say(`managing.compare.${side}`)}
                </Typography>
                <Box component="dd" lang="id" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                  {three[side] || NO_FIGURE}
                </Box>
              </div>
            ))}
          </Box>
          {isConflict && (
            <RadioGroup
              row
              aria-labelledby={`beda-${field}`}
              value={choices[field] ?? 'mine'}
              onChange={(_, side) => setChoices({ ...choices, [field]: side === 'theirs' ? 'theirs' : 'mine' })}
            >
              <FormControlLabel value="theirs" control={<Radio />} label={say('managing.compare.takeTheirs')} />
              <FormControlLabel value="mine" control={<Radio />} label={say('managing.compare.takeMine')} />
            </RadioGroup>
          )}
        </Box>
      ))}
      <Button variant="contained" onClick={() => onChosen(merged(base, theirs, mine, choices))}>
        {say('managing.compare.go')}
      </Button>
    </Paper>
  );
}
