import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import { EvidenceFileDocument } from '../api/generated/graphql.ts';
import { ask, HubFault } from '../api/request.ts';
import { useWords } from '../language/useWords.ts';

/** Evidence on record; each file is fetched by an address of its own when it is asked for. */
export function EvidenceFiles({ files }: { files: readonly { id: string; fileName: string }[] }) {
  const say = useWords();
  const [missing, setMissing] = useState<string | null>(null);
  if (files.length === 0) return null;

  async function fetchFile(id: string) {
    setMissing(null);
    try {
      const { data } = await ask(EvidenceFileDocument, { id });
      const address = data.evidence?.downloadAddress;
      if (address) window.location.assign(address);
      else setMissing(id);
    } catch (error) {
      if (!(error instanceof HubFault)) throw error;
      setMissing(id);
    }
  }

  return (
    <Box component="ul" aria-label={say('evidence.files')} sx={{ p: 0, m: 0, listStyle: 'none' }}>
      {files.map(({ id, fileName }) => (
        <li key={id}>
          <Button
            size="small"
            onClick={() => void fetchFile(id)}
            sx={{ px: 0, overflowWrap: 'anywhere', textAlign: 'left' }}
          >
            <span lang="id">{fileName}</span>
          </Button>
          {missing === id && <span role="alert">{say('evidence.missing')}</span>}
        </li>
      ))}
    </Box>
  );
}
