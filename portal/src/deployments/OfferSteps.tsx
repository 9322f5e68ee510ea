import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import { AcceptVolunteerDaysDocument, DeclineVolunteerDaysDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useCommand } from '../forms/useCommand.ts';
import { useOnce } from '../forms/useOnce.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

type Answer = 'otherDays' | 'decline';

/** What a coordinator answers to offered days: yes, other days please, or no; the company reads the reason. */
export function OfferSteps({ id, name }: { id: string; name: string }) {
  const say = useWords();
  const [asked, setAsked] = useState<Answer | null>(null);
  const accept = useOnce(AcceptVolunteerDaysDocument, `accept days ${id}`, {
    pick: (data) => data.acceptVolunteerDays,
  });
  const decline = useCommand(DeclineVolunteerDaysDocument, (data) => data.declineVolunteerDays);

  async function refuse(answer: Answer, written: string, idempotencyKey: string) {
    // The hub knows no third answer: the days that would suit travel in the reason.
    const reason = answer === 'otherDays' ? `${say('volunteers.otherDays.reason')} ${written}` : written;
    return (await decline({ input: { offerId: id, reason, idempotencyKey }, lang: hubLanguage() })).problems;
  }
  const label = (step: string) => say('deployments.stepOf', { step: say(`volunteers.${step}`), name });
  return (
    <>
      <ErrorSummary problems={accept.problems} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button
          size="small"
          variant="contained"
          aria-label={label('accept')}
          aria-disabled={accept.isBusy}
          onClick={() => void accept.send((idempotencyKey) => ({ offerId: id, idempotencyKey }))}
        >
          {say('volunteers.accept')}
        </Button>
        {(['otherDays', 'decline'] as const).map((answer) => (
          <Button
            key={answer}
            size="small"
            variant="outlined"
            {...(answer === 'decline' && { color: 'error' as const })}
            aria-label={label(answer)}
            onClick={() => setAsked(answer)}
          >
            {say(`volunteers.${answer}`)}
          </Button>
        ))}
      </Box>
      {asked && (
        <StepDialog
          name={`${asked} days ${id}`}
          title={say(`volunteers.${asked}`)}
          effect={say(`volunteers.${asked}.effect`)}
          confirm={say(`volunteers.${asked}`)}
          onClose={() => setAsked(null)}
          onConfirm={(reason, key) => refuse(asked, reason, key)}
        />
      )}
    </>
  );
}
