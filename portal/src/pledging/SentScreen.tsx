import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useParams } from '@tanstack/react-router';

import { SentPledgeDocument, type SentPledgeQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { LineAmount } from '../coverage/LineAmount.tsx';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading } from '../frame/States.tsx';
import { day, instant, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { DownloadReceipt } from '../receipts/DownloadReceipt.tsx';
import { ForumContact } from '../receipts/ForumContact.tsx';
import { StateTag } from '../states/StateTag.tsx';

type Sent = NonNullable<SentPledgeQuery['pledge']>;

function Part({ part }: { part: Sent['allocations'][number] }) {
  const say = useWords();
  const isCut = part.amount !== part.requestedAmount && part.state !== 'WAITLISTED';
  return (
    <Paper sx={{ p: 2, mb: 2 }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <Typography sx={{ fontSize: '1.25rem', fontWeight: 700 }}>
          <Quantity {...part} amount={part.state === 'WAITLISTED' ? part.requestedAmount : part.amount} />
        </Typography>
        <StateTag state={part.state} />
      </Box>
      {isCut && (
        <Typography>
          {say('pledging.sent.cut')} <LineAmount line={part} value={part.requestedAmount} />.
        </Typography>
      )}
      {part.gapArea && (
        <PlaceLink to="/kesenjangan/$code" params={{ code: part.gapArea.code }} lang="id">
          {part.gapArea.title}
        </PlaceLink>
      )}
    </Paper>
  );
}

/** What happens next, with days. */
function NextSteps({ pledge }: { pledge: Sent }) {
  const say = useWords();
  const [part] = pledge.allocations;
  const isWaiting = part?.state === 'WAITLISTED';
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('pledging.sent.next')}
      </Typography>
      <Box component="ol" sx={{ pl: 3, m: 0, '& li': { mb: 0.75 } }}>
        {isWaiting && <li>{say('pledging.sent.waiting', { day: day(part.gapArea?.deadline) })}</li>}
        {part?.holdUntil && <li>{say('pledging.sent.check', { day: day(part.holdUntil) })}</li>}
        {part?.holdUntil && <li>{say('pledging.sent.hold', { day: day(part.holdUntil) })}</li>}
        {pledge.instalments.map(({ number, dueOn, amount }) => (
          <li key={number}>{say('pledging.sent.instalment', { number, day: day(dueOn), amount: rupiah(amount) })}</li>
        ))}
        <li>{say('pledging.sent.follow')}</li>
      </Box>
    </Box>
  );
}

function Confirmation({ code }: { code: string }) {
  const say = useWords();
  const answer = useAsk(SentPledgeDocument, { code }, { isKept: true });
  const pledge = answer.data?.data.pledge;
  const contact = answer.data?.data.myCompany?.contact;
  const area = pledge?.allocations[0]?.gapArea?.area;
  const again = () => void answer.refetch();
  if (answer.isPending) return <Loading onRetry={again} />;
  if (answer.error && !pledge) return <Fault fault={answer.error} onRetry={again} />;
  if (!pledge) return <Empty why={say('pledging.sent.unknown', { code })} />;
  return (
    <Box sx={{ maxWidth: 680, display: 'grid', gap: 3 }}>
      <Box>
        <Typography>
          {say('pledging.sent.code')} <strong data-code={pledge.code}>{pledge.code}</strong>
        </Typography>
        <Typography color="text.secondary">
          <span lang="id">{pledge.company?.name}</span> · {instant(pledge.submittedAt)}
        </Typography>
      </Box>
      <div>
        {pledge.allocations.map((part) => (
          <Part key={part.id} part={part} />
        ))}
      </div>
      <NextSteps pledge={pledge} />
      {area && (
        <ForumContact area={area} isDemo={pledge.isDemo} contact={[contact?.name, contact?.phone, contact?.email]} />
      )}
      <Typography variant="body2" color="text.secondary">
        {say('pledging.sent.note')}
      </Typography>
      <Box className="no-print" sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <ButtonLink variant="contained" to="/ikrar/$code" params={{ code: pledge.code }}>
          {say('pledging.sent.open')}
        </ButtonLink>
        <DownloadReceipt pledgeId={pledge.id} />
      </Box>
    </Box>
  );
}

/** The confirmation of a pledge; the same at every visit. */
export function SentScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/ikrar/$code/terkirim' });
  return (
    <Page title={say('pledging.sent.title')}>
      <ForRole roles={['COMPANY']}>
        <Confirmation code={code} />
      </ForRole>
    </Page>
  );
}
