import Button from '@mui/material/Button';
import { useState } from 'react';

import { EndAgreementDocument } from '../api/generated/graphql.ts';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useCommand } from '../forms/useCommand.ts';
import { today } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

interface EndAgreementProps {
  agreement: { id: string; number: string; version: number };
}

/** Says that an agreement ends today, before its time: a button, and the dialog that asks why. */
export function EndAgreement({ agreement: { id, number, version } }: EndAgreementProps) {
  const say = useWords();
  const end = useCommand(EndAgreementDocument, ({ endAgreement }) => endAgreement);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" color="error" onClick={() => setOpen(true)} aria-label={say('agreements.endOf', { number })}>
        {say('agreements.end')}
      </Button>
      {isOpen && (
        <StepDialog
          name={`end agreement ${id} ${version}`}
          title={say('agreements.endOf', { number })}
          effect={say('agreements.endEffect')}
          confirm={say('agreements.end')}
          onClose={() => setOpen(false)}
          onConfirm={async (reason, idempotencyKey) => {
            const input = { agreementId: id, expectedVersion: version, endedOn: today(), reason, idempotencyKey };
            return (await end({ input, lang: hubLanguage() })).problems;
          }}
        />
      )}
    </>
  );
}
