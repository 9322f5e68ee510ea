import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { ReceiptCheckedDocument, ReceiptFileDocument, type ReceiptCheckedQuery } from '../api/generated/graphql.ts';
import { ask } from '../api/request.ts';
import { useAsk } from '../api/useAsk.ts';
import { namesOf } from '../areas/names.ts';
import { Checked } from '../certificates/Checked.tsx';
import { CheckedLine } from '../certificates/CheckedLine.tsx';
import { DownloadFile } from '../certificates/DownloadFile.tsx';
import { day, instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { StateTag } from '../states/StateTag.tsx';

type Receipt = NonNullable<ReceiptCheckedQuery['pledgeReceiptCheck']>;
type Line = Receipt['lines'][number];

const ENDED: readonly string[] = ['REJECTED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED'];

const addressOf = async (code: string) =>
  (await ask(ReceiptFileDocument, { code })).data.pledgeReceipt?.downloadAddress;

function Promised({ line }: { line: Line }) {
  const say = useWords();
  const isCut = !line.isWaitlisted && line.amount !== line.requestedAmount;
  return (
    <div>
      <Quantity {...line} amount={line.requestedAmount} />
      {line.isWaitlisted && ` · ${say('receipts.waitlisted')}`}
      {isCut && (
        <>
          {' · '}
          {say('receipts.held')} <Quantity {...line} />
        </>
      )}
      {line.gapArea && (
        <Typography variant="body2" color="text.secondary" lang="id">
          {line.gapArea.title} · {line.gapArea.code}
        </Typography>
      )}
    </div>
  );
}

function Known({ receipt }: { receipt: Receipt }) {
  const say = useWords();
  const isEnded = ENDED.includes(receipt.state);
  const isHidden = receipt.companyName === null;
  return (
    <>
      <Alert severity={isEnded ? 'warning' : 'success'} role="status" sx={{ mb: 2 }}>
        {say(isEnded ? 'receipts.check.ended' : 'receipts.check.stands')}
      </Alert>
      <Box component="dl" sx={{ m: 0 }}>
        <CheckedLine name={say('receipts.state')}>
          <StateTag state={receipt.state} />
        </CheckedLine>
        <CheckedLine name={say('receipts.company')}>
          {isHidden ? say('receipts.hidden') : <span lang="id">{receipt.companyName}</span>}
        </CheckedLine>
        {receipt.pledgeCode && <CheckedLine name={say('receipts.pledge')}>{receipt.pledgeCode}</CheckedLine>}
        <CheckedLine name={say('receipts.promised')}>
          {receipt.lines.map((line, at) => (
            <Promised key={`${line.gapArea?.code} ${line.kind} ${at}`} line={line} />
          ))}
        </CheckedLine>
        {receipt.areas && (
          <CheckedLine name={say('receipts.areas')}>
            <span lang="id">{namesOf(receipt.areas)}</span>
          </CheckedLine>
        )}
        <CheckedLine name={say('receipts.submitted')}>{instant(receipt.submittedAt)}</CheckedLine>
        <CheckedLine name={say('receipts.issuer')}>
          <span lang="id">{receipt.issuer}</span>, {day(receipt.issuedOn)}
        </CheckedLine>
        <CheckedLine name={say('receipts.print')}>
          <code>{receipt.sha256}</code>
        </CheckedLine>
      </Box>
      <Typography variant="body2" color="text.secondary" sx={{ my: 2, maxWidth: '70ch' }}>
        {say('receipts.noProof')}
      </Typography>
      {!isHidden && <DownloadFile code={receipt.code} addressOf={addressOf} isQuiet />}
    </>
  );
}

/** What anybody may know of the receipt of a pledge, and where the pledge stands now. */
export function ReceiptCheck({ code }: { code: string }) {
  const answer = useAsk(ReceiptCheckedDocument, { code });
  return (
    <Checked answer={answer} paper={answer.data?.data.pledgeReceiptCheck}>
      {(receipt) => <Known receipt={receipt} />}
    </Checked>
  );
}
