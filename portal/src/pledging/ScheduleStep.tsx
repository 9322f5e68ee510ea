import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';

import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';
import { Instalments } from './Instalments.tsx';
import { CHANNELS } from './typed.ts';
import type { Draft } from './useDraft.ts';
import { problemAt } from './useProblems.ts';

interface StepProps {
  draft: Draft;
  problems: readonly Problem[];
}

/** When the money comes, and by which way. */
export function ScheduleStep({ draft, problems }: StepProps) {
  const say = useWords();
  const problem = problemAt(problems, 'penyaluran');
  return (
    <>
      {draft.line?.kind === 'MONEY' && <Instalments draft={draft} problems={problems} />}
      <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
        <Typography component="legend" variant="h2" sx={{ p: 0, mb: 1 }}>
          {say('states.channel')}
        </Typography>
        {problem && <Typography sx={{ color: 'error.main', fontWeight: 600 }}>{problem}</Typography>}
        <RadioGroup
          name="penyaluran"
          aria-label={say('states.channel')}
          value={draft.typed.channel}
          onChange={(_event, chosen) => draft.change({ channel: CHANNELS.find((one) => one === chosen) ?? '' })}
        >
          {CHANNELS.map((channel, index) => (
            <FormControlLabel
              key={channel}
              value={channel}
              control={<Radio {...(index === 0 && { slotProps: { input: { id: 'penyaluran' } } })} />}
              label={say(`states.channel.${channel}`)}
            />
          ))}
        </RadioGroup>
      </Box>
    </>
  );
}
