import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { NO_FIGURE, day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { StateTag } from '../states/StateTag.tsx';
import type { Proposal } from './proposal.ts';
import { Unavailable } from '../frame/States.tsx';

function Step({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Box component="li" sx={{ borderLeft: '3px solid', borderColor: 'primary.main', pl: 2, pb: 2 }}>
      <Typography variant="h3">{title}</Typography>
      {children}
    </Box>
  );
}

function Decisions({ proposal }: { proposal: Proposal }) {
  const say = useWords();
  return proposal.decisions.map((decision) => (
    <Step
      key={decision.id}
      title={`${say(`planning.stage.${decision.stage}`)}: ${say(`planning.outcome.${decision.outcome}`)}`}
    >
      <div>
        <span lang="id">{decision.institution}</span> · {say(`planning.who.${decision.stakeholder}`)} ·{' '}
        {day(decision.decidedOn)}
      </div>
      {decision.reason && <div lang="id">{decision.reason}</div>}
      {decision.override && (
        <div>
          {say('planning.override')}: <span lang="id">{decision.override.reason}</span>
        </div>
      )}
    </Step>
  ));
}

function GapStep({ proposal }: { proposal: Proposal }) {
  const say = useWords();
  const gap = proposal.gapArea;
  if (!gap) return null;
  return (
    <>
      <Step title={say('planning.trace.gap')}>
        <Link href={`/kesenjangan/${gap.code}`} lang="id">
          {gap.title}
        </Link>
        {gap.coverage?.lines.map((line) => (
          <div key={`${line.kind} ${line.item}`}>
            {say('planning.trace.need')} <Quantity {...line} amount={line.need} /> · {say('planning.trace.delivered')}{' '}
            <Quantity {...line} amount={line.delivered} /> · {say('planning.trace.uncovered')}{' '}
            <Quantity {...line} amount={line.uncovered} />
          </div>
        ))}
      </Step>
      <Step
        title={
          gap.allocations
            ? say('planning.trace.companies', { total: gap.allocations.totalCount })
            : say('planning.trace.given')
        }
      >
        {!gap.allocations && <Unavailable what={say('planning.trace.given')} />}
        {gap.allocations?.nodes.map(({ id, state, company, pledge, delivered, ...part }) => (
          <div key={id}>
            {pledge?.code ?? NO_FIGURE} ·{' '}
            {company ? <span lang="id">{company.name}</span> : say('planning.trace.unnamed')} · <Quantity {...part} />{' '}
            <StateTag state={state} /> · {say('planning.trace.delivered')} <Quantity {...part} amount={delivered} />
          </div>
        ))}
      </Step>
      <Step title={say('planning.trace.people')}>{gap.peopleReached?.display ?? NO_FIGURE}</Step>
    </>
  );
}

/** From who proposed it, through each stage and the budget, to what companies did and whom it reached. */
export function Trace({ proposal }: { proposal: Proposal }) {
  const say = useWords();
  return (
    <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      <Decisions proposal={proposal} />
      <Step title={say('planning.trace.budget')}>
        {proposal.budgetLines.length === 0 && say('planning.trace.noBudget')}
        {proposal.budgetLines.map(({ amount, budgetLine }) => (
          <div key={budgetLine?.id ?? amount}>
            <Quantity {...proposal} amount={amount} /> ·{' '}
            <span lang="id">
              {budgetLine?.name} ({budgetLine?.agency})
            </span>
          </div>
        ))}
      </Step>
      <GapStep proposal={proposal} />
    </Box>
  );
}
