import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';

import { ActivityColumnsDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { saveWorkbook } from '../records/workbook.ts';
import { ImportResult } from './ImportResult.tsx';
import { templateSheets } from './template.ts';
import { useImport } from './useImport.ts';

function Template() {
  const say = useWords();
  const answer = useAsk(ActivityColumnsDocument, {});
  const number = answer.data?.data.myCompany?.registrationNumber ?? '';
  return (
    <Box component="section" sx={{ mb: 4 }}>
      <Typography variant="h2">{say('activities.import.first')}</Typography>
      <Typography sx={{ my: 1, maxWidth: '70ch' }}>{say('activities.import.firstText')}</Typography>
      <Button
        variant="outlined"
        onClick={() => void saveWorkbook(`${say('activities.template.file')}.xlsx`, templateSheets(number, say))}
      >
        {say('activities.import.template')}
      </Button>
    </Box>
  );
}

function Import() {
  const say = useWords();
  const input = useRef<HTMLInputElement>(null);
  const { run, share, problems, tryFile, confirm } = useImport();
  return (
    <>
      <ErrorSummary problems={problems} />
      <Template />
      <Box component="section" sx={{ mb: 4 }}>
        <Typography variant="h2">{say('activities.import.second')}</Typography>
        <Typography sx={{ my: 1, maxWidth: '70ch' }}>{say('activities.import.secondText')}</Typography>
        <input
          ref={input}
          id="berkas-impor"
          type="file"
          accept=".xlsx,.csv"
          hidden
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void tryFile(file);
            target.value = '';
          }}
        />
        <Button id="berkas" variant="contained" onClick={() => input.current?.click()}>
          {say('activities.import.choose')}
        </Button>
        {share !== null && (
          <Box sx={{ mt: 2, maxWidth: 480 }}>
            <Typography role="status">{say('activities.import.sending')}</Typography>
            <LinearProgress variant="determinate" value={share * 100} aria-label={say('activities.import.sending')} />
          </Box>
        )}
      </Box>
      {run && <ImportResult run={run} onConfirm={() => void confirm()} />}
    </>
  );
}

/** Many activities from a file: tried first, taken in when one says so. */
export function ImportScreen() {
  const say = useWords();
  return (
    <Page title={say('activities.import.title')} trail={<PlaceLink to="/lapor">{say('activities.title')}</PlaceLink>}>
      <ForRole roles={['COMPANY']}>
        <Import />
      </ForRole>
    </Page>
  );
}
