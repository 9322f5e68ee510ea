import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';

import { ComplianceDocument, ComplianceOwnerDocument, type ComplianceOwnerQuery } from '../api/generated/graphql.ts';
import type { Answer } from '../api/request.ts';
import { useAsk } from '../api/useAsk.ts';
import { Answered } from '../frame/Answered.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Unavailable } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { CompanyTabs } from '../pledges/CompanyTabs.tsx';
import { Pack } from './Pack.tsx';
import { PackActions } from './PackActions.tsx';
import { thisYear, YearLinks } from './YearLinks.tsx';
import { nameOf } from '../areas/names.ts';

function OfCompany({
  companyId,
  year,
  labels,
}: {
  companyId: string;
  year: number;
  labels: ReadonlyMap<string, string>;
}) {
  const say = useWords();
  const answer = useAsk(ComplianceDocument, { companyId, year }, { keepsPrevious: true });
  const again = () => void answer.refetch();
  return (
    <Answered answer={answer}>
      {({ data: { complianceReport: report, csrReports: filed } }) =>
        report ? (
          <>
            <PackActions report={report} companyId={companyId} filed={filed ?? []} labels={labels} />
            <Pack report={report} labels={labels} />
          </>
        ) : (
          <Unavailable what={say('register.pack.what')} onRetry={again} />
        )
      }
    </Answered>
  );
}

interface OwnerProps {
  answer: Answer<ComplianceOwnerQuery>;
  onRetry: () => void;
}

function Owner({ answer, onRetry }: OwnerProps) {
  const say = useWords();
  const { tahun } = useSearch({ from: '/kepatuhan' });
  const year = tahun === undefined ? thisYear() : Number(tahun);
  const { myCompany, needCategories } = answer.data;
  const isAway = answer.faults.some(({ path }) => path?.[0] === 'myCompany');
  if (!myCompany && isAway) return <Unavailable what={say('register.pack.what')} onRetry={onRetry} />;
  if (!myCompany) return <Empty why={say('register.pack.noCompany')} />;
  const labels = new Map((needCategories ?? []).map(({ code, label }) => [code, label]));
  return (
    <>
      <Typography variant="h2" component="p" lang="id">
        {myCompany.name}
      </Typography>
      <Typography color="text.secondary">
        {say('register.pack.owner', { number: myCompany.registrationNumber ?? '—' })}{' '}
        <span lang="id">{nameOf(myCompany.area)}</span>
      </Typography>
      <YearLinks to="/kepatuhan" chosen={year} />
      <OfCompany companyId={myCompany.id} year={year} labels={labels} />
    </>
  );
}

function Compliance() {
  const answer = useAsk(ComplianceOwnerDocument, { lang: hubLanguage() }, { isKept: true });
  const again = () => void answer.refetch();
  return <Answered answer={answer}>{(owned) => <Owner answer={owned} onRetry={again} />}</Answered>;
}

/** What a company planned, gave and can prove in a year: on screen, on paper and as a workbook. */
export function ComplianceScreen() {
  const say = useWords();
  return (
    <Page title={say('register.pack.title')}>
      <CompanyTabs />
      <ForRole roles={['COMPANY']}>
        <Compliance />
      </ForRole>
    </Page>
  );
}
