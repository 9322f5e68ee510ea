import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

import { IssueReceiptDocument } from '../api/generated/graphql.ts';
import { useOnce } from '../forms/useOnce.ts';
import { useWords } from '../language/useWords.ts';

/** The receipt of a pledge as a PDF: the first click draws it, every later one gives the same bytes. */
export function DownloadReceipt({ pledgeId }: { pledgeId: string }) {
  const say = useWords();
  const issue = useOnce(IssueReceiptDocument, `receipt ${pledgeId}`, { pick: (data) => data.issuePledgeReceipt });

  async function download() {
    const result = await issue.send((idempotencyKey) => ({ pledgeId, idempotencyKey }));
    const address = result?.__typename === 'PledgeReceiptIssued' && result.receipt?.downloadAddress;
    if (address) window.location.assign(address);
  }

  return (
    <Box sx={{ display: 'inline-flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Button variant="outlined" disabled={issue.isBusy} onClick={() => void download()}>
        {say('receipts.download')}
      </Button>
      {issue.problems.map(({ message }) => (
        <span key={message} role="alert">
          {message}
        </span>
      ))}
    </Box>
  );
}
