import Typography from '@mui/material/Typography';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { AllocationPlanDocument, PlannerChoicesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Answered } from '../frame/Answered.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Unavailable } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { CompanyTabs } from '../pledges/CompanyTabs.tsx';
import { Plan } from './Plan.tsx';
import { PlanForm } from './PlanForm.tsx';
import { planInput, type PlanSearch } from './search.ts';
import { Suggestions } from './Suggestions.tsx';

function Planned({ search }: { search: PlanSearch }) {
  const say = useWords();
  const input = planInput(search);
  const answer = useAsk(
    AllocationPlanDocument,
    { input: input ?? { budget: 1 }, lang: hubLanguage() },
    { enabled: input !== null },
  );
  const again = () => void answer.refetch();
  if (input === null) return <Empty why={say('planner.noBudget')} />;
  return (
    <Answered answer={answer}>
      {({ data: { planAllocation: plan } }) => {
        if (!plan) return <Unavailable what={say('planner.what')} onRetry={again} />;
        if (plan.lines.length === 0) return <Empty why={say('planner.nothing')} />;
        return <Plan key={JSON.stringify(input)} plan={plan} />;
      }}
    </Answered>
  );
}

function Planner() {
  const search = useSearch({ from: '/rencana' });
  const navigate = useNavigate();
  const answer = useAsk(PlannerChoicesDocument, { lang: hubLanguage() }, { isKept: true });
  return (
    <Answered answer={answer}>
      {({ data }) => (
        <>
          <PlanForm
            key={JSON.stringify(search)}
            search={search}
            choices={data}
            onPlan={(next) => void navigate({ to: '/rencana', search: next, resetScroll: false })}
          />
          <Planned search={search} />
          <Suggestions />
        </>
      )}
    </Answered>
  );
}

/** How a CSR budget reaches the most people under rules of one's own, and which rule costs what. */
export function PlannerScreen() {
  const say = useWords();
  return (
    <Page title={say('planner.title')}>
      <CompanyTabs />
      <Typography sx={{ mb: 3, maxWidth: '70ch' }}>{say('planner.about')}</Typography>
      <ForRole roles={['COMPANY']}>
        <Planner />
      </ForRole>
    </Page>
  );
}
