import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { ButtonLink } from '../frame/ButtonLink.tsx';
import { useWords } from '../language/useWords.ts';
import { useSession } from '../session/useSession.ts';
import { downloadGap } from './downloadGap.ts';
import { whyNoPledge } from './mayPledge.ts';
import type { Gap } from './useLiveGap.ts';

/** What one can do with a gap. Pledging and sharing stand above and below, so nothing has to stick over the page. */
export function Actions({ gap, isFirst = false }: { gap: Gap; isFirst?: boolean }) {
  const say = useWords();
  const session = useSession();
  const isCompany = session.roles.some(({ role }) => role === 'COMPANY');
  const why = whyNoPledge(gap, session);
  const address = `${window.location.origin}/kesenjangan/${gap.code}`;
  const [isFailed, setFailed] = useState(false);
  const download = async () => setFailed(!(await downloadGap(gap)));
  const text = encodeURIComponent(`${gap.title} ${address}`);
  return (
    <Box className="no-print" sx={{ mt: isFirst ? 0 : 4 }}>
      {why && <Typography sx={{ mb: 1 }}>{say(`gap.noPledge.${why}`)}</Typography>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {!why && (
          <ButtonLink variant="contained" to="/ikrar/baru" search={{ kesenjangan: gap.code }}>
            {say('gap.pledge')}
          </ButtonLink>
        )}
        {isCompany && !isFirst && gap.status === 'PUBLISHED' && (
          <ButtonLink variant="outlined" to="/lapor" search={{ kesenjangan: gap.code }}>
            {say('gap.report')}
          </ButtonLink>
        )}
        <Button variant="outlined" href={`https://wa.me/?text=${text}`} target="_blank" rel="noopener noreferrer">
          {say('gap.share')}
        </Button>
        {!isFirst && (
          <Button variant="outlined" onClick={() => void download()}>
            {say('gap.download')}
          </Button>
        )}
        {!isFirst && (
          <Button variant="outlined" onClick={() => window.print()}>
            {say('gap.print')}
          </Button>
        )}
      </Box>
      <Box role="status" sx={{ color: 'error.main' }}>
        {isFailed && say('gap.downloadFailed')}
      </Box>
    </Box>
  );
}
