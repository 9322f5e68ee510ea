import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import { useWords } from '../language/useWords.ts';
import type { Matrix } from './matrix.ts';
import { downloadBrief } from './briefFile.ts';
import type { Brief } from './useWholeBrief.ts';

/** On paper, or as a workbook. */
export function BriefActions({ brief, matrix }: { brief: Brief; matrix: Matrix }) {
  const say = useWords();
  const [hasFailed, setFailed] = useState(false);
  return (
    <Box className="no-print" sx={{ my: 2 }}>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <Button variant="contained" onClick={() => window.print()}>
          {say('briefs.print')}
        </Button>
        <Button
          variant="outlined"
          onClick={() => {
            downloadBrief(brief, matrix, say).then(
              () => setFailed(false),
              () => setFailed(true),
            );
          }}
        >
          {say('briefs.xlsx')}
        </Button>
      </Box>
      <Box role="status">
        {hasFailed && (
          <Alert severity="error" sx={{ mt: 2 }}>
            {say('briefs.xlsxFailed')}
          </Alert>
        )}
      </Box>
    </Box>
  );
}
