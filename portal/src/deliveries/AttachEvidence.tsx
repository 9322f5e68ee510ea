import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import { AttachDeliveryEvidenceDocument } from '../api/generated/graphql.ts';
import { EvidencePicker } from '../evidence/EvidencePicker.tsx';
import { useEvidence } from '../evidence/useEvidence.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useKey } from '../forms/key.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

/** More evidence for a delivery that is on record. */
export function AttachEvidence({ deliveryId }: { deliveryId: string }) {
  const say = useWords();
  const key = useKey(`attach ${deliveryId}`);
  const evidence = useEvidence('PHOTO');
  const attach = useCommand(AttachDeliveryEvidenceDocument, ({ attachDeliveryEvidence }) => attachDeliveryEvidence);
  const [isOpen, setOpen] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  if (!isOpen) {
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {say('deliveries.attach')}
      </Button>
    );
  }

  async function send() {
    if (evidence.isBusy || evidence.ids.length === 0) {
      return setProblems([
        { field: deliveryId, message: say(evidence.isBusy ? 'evidence.busy' : 'deliveries.problem.evidence') },
      ]);
    }
    const input = { deliveryId, evidenceIds: evidence.ids, idempotencyKey: key.value };
    const found = (await attach({ input, lang: hubLanguage() })).problems;
    setProblems(found);
    key.settle(found);
    if (found.length > 0) return undefined;
    return setOpen(false);
  }

  return (
    <Box sx={{ mt: 2 }}>
      <ErrorSummary problems={problems} />
      <EvidencePicker evidence={evidence} id={deliveryId} />
      <Button variant="contained" onClick={() => void send()}>
        {say('deliveries.attachSend')}
      </Button>{' '}
      <Button onClick={() => setOpen(false)}>{say('forms.cancel')}</Button>
    </Box>
  );
}
