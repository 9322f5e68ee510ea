import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';

import { useWords } from '../language/useWords.ts';
import { ACCEPTED } from './upload.ts';
import type { Evidence, Upload, UploadFault } from './useEvidence.ts';

/** What a person can put right by choosing another file is not tried again. */
const isFinal = (fault: UploadFault | null): boolean => fault === 'TYPE' || fault === 'LARGE' || fault === 'EMPTY';

function UploadLine({ upload, evidence }: { upload: Upload; evidence: Evidence }) {
  const say = useWords();
  const { key, file, fault, share, evidenceId } = upload;
  const isUnderWay = fault === null && evidenceId === null;
  const words = typeof fault === 'object' && fault !== null ? fault.words : fault && say(`evidence.fault.${fault}`);
  return (
    <Box component="li" sx={{ py: 1, borderBottom: '1px solid', borderColor: 'own.hairline' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Box sx={{ flex: 1, minWidth: 160, overflowWrap: 'anywhere' }}>
          <strong>{file.name}</strong>{' '}
          <span role="status">
            {evidenceId !== null && say('evidence.stored')}
            {isUnderWay && say('evidence.sending')}
          </span>
          {words && (
            <Typography color="error" role="alert">
              {words}
            </Typography>
          )}
        </Box>
        {fault !== null && !isFinal(fault) && (
          <Button size="small" variant="outlined" onClick={() => evidence.retry(key)}>
            {say('evidence.retry')}
          </Button>
        )}
        {!isUnderWay && (
          <Button
            size="small"
            onClick={() => evidence.remove(key)}
            aria-label={say('evidence.removeThis', { name: file.name })}
          >
            {say('evidence.remove')}
          </Button>
        )}
      </Box>
      {isUnderWay && (
        <LinearProgress
          variant="determinate"
          value={share * 100}
          aria-label={say('evidence.progress', { name: file.name })}
        />
      )}
    </Box>
  );
}

interface EvidencePickerProps {
  evidence: Evidence;
  id?: string;
  /** What the files are; evidence unless told. */
  title?: string;
  /** True where one file is all there is. */
  isSingle?: boolean;
}

/** Chooses photos or documents as evidence; each is sent at once, and only what failed is sent again. */
export function EvidencePicker({ evidence, id = 'bukti', title, isSingle = false }: EvidencePickerProps) {
  const say = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Box role="group" aria-labelledby={`${id}-judul`} sx={{ mb: 2 }}>
      <Typography id={`${id}-judul`} sx={{ fontWeight: 600 }}>
        {title ?? say('evidence.title')}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {say('evidence.hint')}
      </Typography>
      <input
        ref={input}
        id={`${id}-berkas`}
        type="file"
        accept={ACCEPTED}
        multiple={!isSingle}
        hidden
        onChange={({ target }) => {
          evidence.add(target.files ?? []);
          target.value = '';
        }}
      />
      {(!isSingle || evidence.uploads.length === 0) && (
        <Button id={id} variant="outlined" onClick={() => input.current?.click()}>
          {say('evidence.choose')}
        </Button>
      )}
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none', maxWidth: 640 }}>
        {evidence.uploads.map((upload) => (
          <UploadLine key={upload.key} upload={upload} evidence={evidence} />
        ))}
      </Box>
    </Box>
  );
}
