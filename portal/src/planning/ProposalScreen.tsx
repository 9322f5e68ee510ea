import Typography from '@mui/material/Typography';
import { useParams } from '@tanstack/react-router';

import { TracedProposalDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Answered } from '../frame/Answered.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Unavailable } from '../frame/States.tsx';
import { NO_FIGURE } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { Facts } from '../queue/Facts.tsx';
import { DecideForm } from './DecideForm.tsx';
import { OpenGapForm } from './OpenGapForm.tsx';
import type { Proposal } from './proposal.ts';
import { ProposalTag } from './ProposalTag.tsx';
import { Trace } from './Trace.tsx';

function ProposalFacts({ proposal }: { proposal: Proposal }) {
  const say = useWords();
  return (
    <Facts
      title={<span lang="id">{proposal.title}</span>}
      facts={[
        [say('planning.head.status'), <ProposalTag key="status" status={proposal.status} />],
        [say('planning.head.stage'), say(`planning.stage.${proposal.stage}`)],
        [
          say('planning.head.area'),
          <span key="area" lang="id">
            {proposal.area?.name ?? NO_FIGURE}
          </span>,
        ],
        [say('planning.fact.category'), proposal.category?.label ?? NO_FIGURE],
        [
          say('planning.fact.problem'),
          <span key="problem" lang="id">
            {proposal.problem}
          </span>,
        ],
        [
          say('planning.fact.proposer'),
          <span key="proposer" lang="id">
            {proposal.proposer}
          </span>,
        ],
        [say('planning.fact.year'), proposal.cycle?.fiscalYear ?? NO_FIGURE],
        [say('planning.head.asked'), <Quantity key="asked" {...proposal} amount={proposal.requested} />],
        [say('planning.fact.funded'), <Quantity key="funded" {...proposal} amount={proposal.funded} />],
        [say('planning.fact.people'), proposal.peopleTargeted?.display ?? NO_FIGURE],
        [say('planning.head.csr'), say(`planning.csr.${proposal.csrOutcome}`)],
      ]}
    />
  );
}

function Known({ proposal }: { proposal: Proposal }) {
  const say = useWords();
  return (
    <>
      <ProposalFacts proposal={proposal} />
      {proposal.viewerCan.openGap && (
        <section>
          <Typography variant="h2" sx={{ mt: 4, mb: 1 }}>
            {say('planning.open')}
          </Typography>
          <OpenGapForm proposal={proposal} />
        </section>
      )}
      {proposal.availableTransitions.length > 0 && (
        <section>
          <Typography variant="h2" sx={{ mt: 4, mb: 2 }}>
            {say('planning.decide')}
          </Typography>
          <DecideForm key={proposal.version} proposal={proposal} />
        </section>
      )}
      <Typography variant="h2" sx={{ mt: 4, mb: 2 }}>
        {say('planning.trace.title')}
      </Typography>
      <Trace proposal={proposal} />
    </>
  );
}

function Asked({ code }: { code: string }) {
  const say = useWords();
  const answer = useAsk(TracedProposalDocument, { code, lang: hubLanguage() }, { keepsPrevious: true });
  const proposal = answer.data?.data.planningProposal;
  const isUnknown = (answer.error ?? answer.data)?.faults[0]?.extensions?.code === 'NOT_FOUND';
  if (isUnknown && !proposal) {
    return (
      <Empty why={say('planning.unknown', { code })}>
        <PlaceLink to="/perencanaan">{say('planning.title')}</PlaceLink>
      </Empty>
    );
  }
  return (
    <Answered answer={answer} lines={8}>
      {() =>
        proposal ? (
          <Known proposal={proposal} />
        ) : (
          <Unavailable what={say('planning.what')} onRetry={() => void answer.refetch()} />
        )
      }
    </Answered>
  );
}

/** One proposal: what it asks, what is decided, and what became of it. */
export function ProposalScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/perencanaan/$code' });
  return (
    <Page
      title={say('planning.proposal', { code })}
      trail={<PlaceLink to="/perencanaan">{say('planning.title')}</PlaceLink>}
    >
      <Asked code={code} />
    </Page>
  );
}
