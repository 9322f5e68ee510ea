import Box from '@mui/material/Box';
import Link from '@mui/material/Link';

import { NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

interface EvidenceLinksProps {
  evidence: readonly { id: string; fileName: string; downloadAddress?: string | null }[] | null | undefined;
}

/** The files that show it, each to be opened. */
export function EvidenceLinks({ evidence }: EvidenceLinksProps) {
  const say = useWords();
  if (!evidence) return NO_FIGURE;
  if (evidence.length === 0) return <strong>{say('queue.delivery.noEvidence')}</strong>;
  return evidence.map(({ id, fileName, downloadAddress }) => (
    <Box key={id} component="span" lang="id" sx={{ mr: 1.5, overflowWrap: 'anywhere' }}>
      {downloadAddress ? (
        <Link href={downloadAddress} target="_blank" rel="noreferrer">
          {fileName}
        </Link>
      ) : (
        fileName
      )}
    </Box>
  ));
}
