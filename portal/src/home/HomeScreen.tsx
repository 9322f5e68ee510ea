import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';

import { AreaOptions } from '../areas/AreaOptions.tsx';
import { useAreaChoices } from '../areas/useAreaChoices.ts';
import { Choice } from '../forms/Choice.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { Explore } from './Explore.tsx';
import { Numbers } from './Numbers.tsx';
import { Urgent } from './Urgent.tsx';

const STEPS = [1, 2, 3, 4] as const;

function Picker() {
  const say = useWords();
  const navigate = useNavigate();
  const choices = useAreaChoices();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get('wilayah');
    void navigate({ to: '/kesenjangan', search: typeof code === 'string' && code !== '' ? { wilayah: code } : {} });
  }
  return (
    <Box
      component="form"
      onSubmit={submit}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-end', maxWidth: 640 }}
    >
      <Box sx={{ flex: '1 1 240px' }}>
        <Choice name="wilayah" label={say('home.picker.label')} chosen={undefined}>
          <option value="">{say('gaps.filter.anyArea')}</option>
          <AreaOptions choices={choices} />
        </Choice>
      </Box>
      <Button type="submit" variant="contained">
        {say('home.picker.go')}
      </Button>
    </Box>
  );
}

function HowItWorks() {
  const say = useWords();
  return (
    <Box component="section" aria-labelledby="cara" sx={{ my: 4 }}>
      <Typography variant="h2" id="cara" sx={{ mb: 1.5 }}>
        {say('home.how.title')}
      </Typography>
      <Box
        component="ol"
        sx={{
          display: 'grid',
          gap: 2,
          p: 0,
          m: 0,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr', md: 'repeat(4, 1fr)' },
        }}
      >
        {STEPS.map((step) => (
          <Box
            component="li"
            key={step}
            sx={{ listStyle: 'none', borderTop: '4px solid', borderColor: 'primary.main', pt: 1.5 }}
          >
            <Typography variant="h3">
              {step}. {say(`home.how.${step}`)}
            </Typography>
            <Typography>{say(`home.how.${step}.text`)}</Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** The front door: what this is in one sentence, how things stand, what is most urgent, how it works. */
export function HomeScreen() {
  const say = useWords();
  return (
    <Page title={say('home.title')}>
      <Typography sx={{ fontSize: '1.125rem', maxWidth: '65ch', mb: 2.5 }}>{say('home.sentence')}</Typography>
      <Picker />
      <Numbers />
      <Urgent />
      <Explore />
      <HowItWorks />
    </Page>
  );
}
