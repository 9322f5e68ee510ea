import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import { CertificateFileDocument } from '../api/generated/graphql.ts';
import { ask, HubFault } from '../api/request.ts';
import { useWords } from '../language/useWords.ts';
import { useSession } from '../session/useSession.ts';

/** The PDF of a certificate for who may have it; each click asks for an address that works once. */
export function DownloadCertificate({ code, isQuiet = false }: { code: string; isQuiet?: boolean }) {
  const say = useWords();
  const { subject } = useSession();
  const [isMissing, setMissing] = useState(false);
  if (subject === null && isQuiet) return null;

  async function download() {
    setMissing(false);
    try {
      const { data } = await ask(CertificateFileDocument, { code });
      const address = data.contributionCertificate?.downloadAddress;
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
