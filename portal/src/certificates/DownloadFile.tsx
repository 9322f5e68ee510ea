import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import { HubFault } from '../api/request.ts';
import { useWords } from '../language/useWords.ts';
import { useSession } from '../session/useSession.ts';

interface DownloadFileProps {
  code: string;
  /** Asks for an address that works once; nothing for whoever may not have the file. */
  addressOf: (code: string) => Promise<string | undefined>;
  /** True where nothing is offered to those who are not signed in. */
  isQuiet?: boolean;
}

/** The PDF of a paper for who may have it. */
export function DownloadFile({ code, addressOf, isQuiet = false }: DownloadFileProps) {
  const say = useWords();
  const { subject } = useSession();
  const [isMissing, setMissing] = useState(false);
  if (subject === null && isQuiet) return null;

  async function download() {
    setMissing(false);
    try {
      const address = await addressOf(code);
      if (address) window.location.assign(address);
      else setMissing(true);
    } catch (error) {
      if (!(error instanceof HubFault)) throw error;
      setMissing(true);
    }
  }

  return (
    <Box sx={{ display: 'inline-flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Button
        variant="outlined"
        size="small"
        onClick={() => void download()}
        aria-label={say('certificates.pdfOf', { code })}
      >
        {say('certificates.pdf')}
      </Button>
      {isMissing && <span role="alert">{say('certificates.pdfMissing')}</span>}
    </Box>
  );
}
