import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { YearPlanDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Fault, Loading, Unavailable } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { thisYear } from '../register/YearLinks.tsx';
import { PlanStanding } from './PlanStanding.tsx';
import { YearPlanForm } from './YearPlanForm.tsx';

function YearPlan({ year, onFault }: { year: number; onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const answer = useAsk(YearPlanDocument, { year, lang: hubLanguage() }, { asksAnew: true });
  const [saved, setSaved] = useState(0);
  const again = () => void answer.refetch();
  if (answer.isPending) return <Loading lines={6} onRetry={again} />;
  // What is typed stays when asking again fails.
  if (!answer.data) return <Fault fault={answer.error} onRetry={again} />;
  const { data, faults } = answer.data;
  const plan = data.csrPlan ?? null;
  // Without the plan that is there, a new one would be written over it.
  if (!plan && faults.some(({ path }) => path?.[0] === 'csrPlan'))
    return <Unavailable what={say('yearplans.what')} onRetry={again} />;
  return (
    <>
      {plan && <PlanStanding plan={plan} year={year} version={Math.max(saved, plan.version)} />}
      <YearPlanForm
        plan={plan}
        year={year}
        categories={data.needCategories ?? []}
        onFault={onFault}
        onSaved={setSaved}
      />
    </>
  );
}

/** What a company plans to give in a year, written down and handed in to the forum. */
export function YearPlanScreen() {
  const say = useWords();
  const { tahun } = useSearch({ from: '/kepatuhan/rencana' });
  const year = tahun === undefined ? thisYear() : Number(tahun);
  const [hasFault, setFault] = useState(false);
  return (
    <Page
      title={say('yearplans.title', { year: String(year) })}
      hasFault={hasFault}
      trail={
        <PlaceLink to="/kepatuhan" search={{ tahun: String(year) }}>
          {say('frame.company.pack')}
        </PlaceLink>
      }
    >
      <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say('yearplans.about')}</Typography>
      <ForRole roles={['COMPANY']}>
        <YearPlan key={year} year={year} onFault={setFault} />
      </ForRole>
    </Page>
  );
}
