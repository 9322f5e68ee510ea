import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';

import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { ReceiptCheck } from '../receipts/ReceiptCheck.tsx';
import { CertificateCheck } from './CertificateCheck.tsx';

/** Another code to check. */
function Ask({ code }: { code: string }) {
  const say = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);
  function check(event: FormEvent) {
    event.preventDefault();
    const kode = typed.trim().toUpperCase();
    if (kode !== '') void navigate({ to: '/v/$kode', params: { kode } });
  }
  return (
    <Box component="form" noValidate onSubmit={check} className="no-print" sx={{ mt: 4, maxWidth: 480 }}>
      <TextField
        label={say('certificates.check.code')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
      />
      <Button type="submit" variant="outlined" sx={{ mt: 1.5 }}>
        {say('certificates.check.another')}
      </Button>
    </Box>
  );
}

/** What anybody may know of a paper of the hub by its code: a certificate, or the receipt of a pledge. */
export function PaperCheckScreen() {
  const say = useWords();
  const { kode } = useParams({ from: '/v/$kode' });
  const isReceipt = /^tti-/i.test(kode.trim());
  return (
    <Page title={say(isReceipt ? 'receipts.check.title' : 'certificates.check.title', { code: kode })}>
      {isReceipt ? <ReceiptCheck code={kode} /> : <CertificateCheck code={kode} />}
      <Ask key={kode} code={kode} />
    </Page>
  );
}
