import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';

import { useDemo } from '../frame/useDemo.ts';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { DEMO_LOGINS, DEMO_PASSWORD } from './demoLogins.ts';
import { signIn, type SignInFault } from './session.ts';

const FAULTS = { WRONG: 'session.wrong', TOO_MANY: 'session.tooMany', OFFLINE: 'session.offline' } as const;

function DemoAccounts({ onChoose }: { onChoose: (email: string) => void }) {
  const say = useWords();
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2">{say('session.demo.title')}</Typography>
      <Typography sx={{ mb: 1 }}>{say('session.demo.text')}</Typography>
      <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start' }}>
        {DEMO_LOGINS.map(({ email, label }) => (
          <Button key={email} onClick={() => onChoose(email)} sx={{ px: 0, textAlign: 'left' }}>
            {say(label)}
          </Button>
        ))}
      </Box>
    </Box>
  );
}

/** Signs in with the embedded issuer, and goes back to where one came from. */
export function SignInScreen() {
  const say = useWords();
  const isDemo = useDemo();
  const navigate = useNavigate();
  const { ke } = useSearch({ from: '/masuk' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<SignInFault | 'REQUIRED' | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (email === '' || password === '') return setFault('REQUIRED');
    setBusy(true);
    const failed = await signIn(email, password);
    setBusy(false);
    setFault(failed);
    if (failed === null) await navigate({ href: ke ?? '/' });
  }

  return (
    <Page title={say('session.title')} hasFault={fault !== null}>
      <Box component="form" noValidate onSubmit={(event) => void submit(event)} sx={{ maxWidth: 420 }}>
        {fault && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {say(fault === 'REQUIRED' ? 'session.required' : FAULTS[fault])}
          </Alert>
        )}
        <TextField
          label={say('session.email')}
          type="email"
          autoComplete="username"
          margin="normal"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={say('session.password')}
          type="password"
          autoComplete="current-password"
          margin="normal"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="contained" disabled={isBusy} sx={{ mt: 2 }}>
          {say('session.submit')}
        </Button>
      </Box>
      {isDemo && (
        <DemoAccounts
          onChoose={(chosen) => {
            setEmail(chosen);
            setPassword(DEMO_PASSWORD);
          }}
        />
      )}
    </Page>
  );
}
