import Button, { type ButtonProps } from '@mui/material/Button';
import { useState } from 'react';

import { DisputeDeliveryDocument } from '../api/generated/graphql.ts';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

interface DisputeDeliveryProps extends Pick<ButtonProps, 'size' | 'variant'> {
  deliveryId: string;
}

/** Says that a delivery is not as it was recorded: a button, and the dialog that asks why. */
export function DisputeDelivery({ deliveryId, ...look }: DisputeDeliveryProps) {
  const say = useWords();
  const dispute = useCommand(DisputeDeliveryDocument, ({ disputeDelivery }) => disputeDelivery);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button {...look} color="error" onClick={() => setOpen(true)}>
        {say('deliveries.dispute')}
      </Button>
      {isOpen && (
        <StepDialog
          name={`dispute ${deliveryId}`}
          title={say('deliveries.dispute')}
          effect={say('deliveries.disputeEffect')}
          confirm={say('deliveries.dispute')}
          onClose={() => setOpen(false)}
          onConfirm={async (reason, idempotencyKey) => {
            const input = { deliveryId, reason, idempotencyKey };
            return (await dispute({ input, lang: hubLanguage() })).problems;
          }}
        />
      )}
    </>
  );
}
