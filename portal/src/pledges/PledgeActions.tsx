import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import { isAgreeable } from '../agreements/isAgreeable.ts';
import type { PledgeDetailQuery } from '../api/generated/graphql.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { useWords } from '../language/useWords.ts';
import { isAmendable } from './amending.ts';
import { gapToContinue } from './continuing.ts';
import { SendDraft } from './SendDraft.tsx';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useLeaving, type Leaving } from './useLeaving.ts';

type Pledge = NonNullable<PledgeDetailQuery['pledge']>;

/** What the company may do with the whole pledge now; what it may not is not offered. */
export function PledgeActions({ pledge }: { pledge: Pledge }) {
  const say = useWords();
  const leave = useLeaving(pledge.id);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const { code, viewerCan, allocations } = pledge;
  const sendable = allocations.find((part) => part.viewerCan.includes('RECORD_DELIVERY'));
  const ways = (['WITHDRAW', 'CANCEL'] as const).filter((way) => viewerCan.includes(way));
  const gap = gapToContinue(pledge);
  const isSendable = gap === null && viewerCan.includes('SUBMIT');
  if (isSendable) return <SendDraft pledge={pledge} />;
  if (!sendable && gap === null && ways.length === 0 && !isAgreeable(pledge)) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 2 }}>
      {gap !== null && (
        <ButtonLink variant="contained" to="/ikrar/baru" search={{ kesenjangan: gap }}>
          {say('pledges.action.continue')}
        </ButtonLink>
      )}
      {sendable && (
        <ButtonLink variant="contained" to="/ikrar/$code/penyaluran" params={{ code }} search={{ bagian: sendable.id }}>
          {say('pledges.action.send')}
        </ButtonLink>
      )}
      {isAmendable(pledge) && (
        <ButtonLink variant="outlined" to="/ikrar/$code/ubah" params={{ code }}>
          {say('pledges.action.amend')}
        </ButtonLink>
      )}
      {isAgreeable(pledge) && (
        <ButtonLink variant="outlined" to="/ikrar/$code/perjanjian" params={{ code }}>
          {say('pledges.action.agreement')}
        </ButtonLink>
      )}
      {ways.map((way) => (
        <Button key={way} variant="outlined" color="error" onClick={() => setLeaving(way)}>
          {say(`pledges.action.${way}`)}
        </Button>
      ))}
      {leaving && (
        <StepDialog
          name={`${leaving} ${code}`}
          title={say(`pledges.leaving.${leaving}.title`, { code })}
          effect={say(`pledges.leaving.${leaving}.effect`)}
          confirm={say(`pledges.action.${leaving}`)}
          onClose={() => setLeaving(null)}
          onConfirm={(reason, key) => leave(leaving, reason, key)}
        />
      )}
    </Box>
  );
}
