import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';

import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';
import type { Draft } from './useDraft.ts';
import { problemAt } from './useProblems.ts';
import type { Company } from './Wizard.tsx';

interface StepProps {
  draft: Draft;
  problems: readonly Problem[];
  company: Company | null;
}

/** Who answers for the pledge, from the company's own entry; whether its name is shown; a note. */
export function ContactStep({ draft, problems, company }: StepProps) {
  const say = useWords();
  const { typed, change } = draft;
  const contact = [company?.contact?.name, company?.contact?.phone, company?.contact?.email]
    .filter(Boolean)
    .join(' · ');
  const problem = problemAt(problems, 'catatan');
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box>
        <Typography variant="h2">{say('pledging.contact.title')}</Typography>
        <Typography lang="id" sx={{ fontWeight: 600 }}>
          {company?.name}
        </Typography>
        <Typography>{contact === '' ? say('pledging.contact.none') : <span lang="id">{contact}</span>}</Typography>
        <Typography variant="body2" color="text.secondary">
          {say('pledging.contact.hint')}
        </Typography>
      </Box>
      <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
        <Typography component="legend" variant="h2" sx={{ p: 0, mb: 1 }}>
          {say('pledging.name.title')}
        </Typography>
        <RadioGroup
          name="nama"
          aria-label={say('pledging.name.title')}
          value={typed.isAnonymous ? 'anonim' : 'tampil'}
          onChange={(_event, chosen) => change({ isAnonymous: chosen === 'anonim' })}
        >
          <FormControlLabel value="tampil" control={<Radio />} label={say('pledging.name.shown')} />
          <FormControlLabel value="anonim" control={<Radio />} label={say('pledging.name.hidden')} />
        </RadioGroup>
      </Box>
      <TextField
        id="catatan"
        label={say('pledging.note.label')}
        value={typed.note}
        onChange={(event) => change({ note: event.target.value })}
        error={problem !== undefined}
        helperText={problem ?? say('pledging.note.hint')}
        multiline
        minRows={3}
      />
    </Box>
  );
}
