import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';

import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';

const CODE = /^KSJ-[\d-]+$/;

/** A code that the hub does not know: perhaps mistyped, so another one can be tried at once. */
export function UnknownGap({ code }: { code: string }) {
  const say = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);

  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = typed.trim().toUpperCase();
    if (CODE.test(wanted)) void navigate({ to: '/kesenjangan/$code', params: { code: wanted } });
    else void navigate({ href: `/kesenjangan?cari=${encodeURIComponent(typed.trim())}` });
  }

  return (
    <Page title={say('gap.unknown.title')}>
      <Typography sx={{ mb: 2, overflowWrap: 'anywhere' }}>{say('gap.unknown.text', { code })}</Typography>
      <Box
        component="form"
        role="search"
        onSubmit={submit}
        sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', maxWidth: 520, mb: 2 }}
      >
        <TextField
          label={say('gap.unknown.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          sx={{ flex: '1 1 220px' }}
        />
        <Button type="submit" variant="contained">
          {say('gap.unknown.go')}
        </Button>
      </Box>
      <PlaceLink to="/kesenjangan">{say('gap.unknown.all')}</PlaceLink>
    </Page>
  );
}
