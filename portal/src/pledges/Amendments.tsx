import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { WithdrawAmendmentDocument, type PledgeDetailQuery } from '../api/generated/graphql.ts';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useCommand } from '../forms/useCommand.ts';
import { instant } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { Tag } from '../states/StateTag.tsx';

type Pledge = NonNullable<PledgeDetailQuery['pledge']>;
type Amendment = NonNullable<Pledge['amendments']>[number];

const TONES = {
  PENDING: 'warn',
  APPLIED: 'good',
  ACCEPTED: 'good',
  DECLINED: 'bad',
  WITHDRAWN: 'quiet',
  LAPSED: 'quiet',
} as const;

function Change({ amendment, pledge }: { amendment: Amendment; pledge: Pledge }) {
  const say = useWords();
  return amendment.changes.map(({ allocationId, fromAmount, toAmount }) => {
    const part = pledge.allocations.find(({ id }) => id === allocationId);
    if (!part) return null;
    return (
      <Box key={allocationId}>
        <Quantity kind={part.kind} unit={part.unit} amount={fromAmount} /> {say('pledges.amendment.to')}{' '}
        <strong>
          <Quantity kind={part.kind} unit={part.unit} amount={toAmount} />
        </strong>
      </Box>
    );
  });
}

/** What was changed after the pledge was sent, and what of it waits for the coordinator. */
export function Amendments({ pledge }: { pledge: Pledge }) {
  const say = useWords();
  const takeBack = useCommand(WithdrawAmendmentDocument, ({ withdrawAmendment }) => withdrawAmendment);
  const [asked, setAsked] = useState<string | null>(null);
  const amendments = pledge.amendments ?? [];
  if (amendments.length === 0) return null;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('pledges.amendment.title')}
      </Typography>
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {amendments.map((amendment) => (
          <Box
            component="li"
            key={amendment.id}
            sx={{ py: 1.25, borderBottom: '1px solid', borderColor: 'own.hairline' }}
          >
            <Tag tone={TONES[amendment.status]}>{say(`pledges.amendment.${amendment.status}`)}</Tag>
            <Change amendment={amendment} pledge={pledge} />
            <Typography variant="body2" color="text.secondary">
              {instant(amendment.happenedAt)} · <span lang="id">{amendment.actorName}</span> ·{' '}
              <span lang="id">“{amendment.reason}”</span>
            </Typography>
            {amendment.status === 'PENDING' && (
              <Button size="small" onClick={() => setAsked(amendment.id)}>
                {say('pledges.amendment.takeBack')}
              </Button>
            )}
          </Box>
        ))}
      </Box>
      {asked && (
        <StepDialog
          name={`amendment ${asked}`}
          title={say('pledges.amendment.takeBack')}
          effect={say('pledges.amendment.takeBackEffect')}
          confirm={say('pledges.amendment.takeBack')}
          onClose={() => setAsked(null)}
          onConfirm={async (reason, idempotencyKey) => {
            const input = { amendmentId: asked, reason, idempotencyKey };
            return (await takeBack({ input, lang: hubLanguage() })).problems;
          }}
        />
      )}
    </Box>
  );
}
