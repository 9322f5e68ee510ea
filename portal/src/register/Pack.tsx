import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

import { EvidenceFiles } from '../evidence/EvidenceFiles.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Empty } from '../frame/States.tsx';
import { count, day, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { Tag } from '../states/StateTag.tsx';
import { nameOf, namesOf } from '../areas/names.ts';
import type { Report, Row } from './pack.ts';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mt: 4, breakInside: 'avoid-page' }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Sums({ report }: { report: Report }) {
  const say = useWords();
  const { newMoney, passedThrough, carriedOver, people, arePeopleRounded, plan } = report;
  const around = people !== null && arePeopleRounded ? `${say('register.around')} ` : '';
  const sums = [
    { key: 'budget', value: rupiah(plan?.budget) },
    { key: 'money', value: rupiah(newMoney?.money) },
    { key: 'value', value: rupiah(newMoney?.estimatedValue) },
    { key: 'hours', value: count(newMoney?.personHours) },
    { key: 'people', value: `${around}${count(people)}` },
    { key: 'passed', value: rupiah(passedThrough?.money) },
    { key: 'carried', value: rupiah(carriedOver?.money) },
  ];
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'repeat(auto-fill, minmax(140px, 1fr))',
          sm: 'repeat(auto-fill, minmax(220px, 1fr))',
        },
        gap: 2,
        m: 0,
      }}
    >
      {sums.map(({ key, value }) => (
        <div key={key}>
          <Typography component="dt" variant="body2" color="text.secondary">
            {say(`register.pack.${key}`)}
          </Typography>
          <Typography component="dd" className="figure" sx={{ m: 0, fontWeight: 700 }}>
            {value}
          </Typography>
        </div>
      ))}
    </Box>
  );
}

function useColumns(labels: ReadonlyMap<string, string>): Column<Row>[] {
  const say = useWords();
  return [
    { key: 'code', title: say('register.column.code'), cell: ({ code }) => code },
    { key: 'day', title: say('register.column.day'), cell: (row) => day(row.day) },
    { key: 'area', title: say('register.column.area'), cell: ({ area }) => <span lang="id">{nameOf(area)}</span> },
    {
      key: 'category',
      title: say('register.column.category'),
      cell: ({ categoryCode }) => labels.get(categoryCode) ?? categoryCode,
    },
    { key: 'amount', title: say('register.column.amount'), isFigure: true, cell: (row) => <Quantity {...row} /> },
    {
      key: 'state',
      title: say('register.column.state'),
      cell: ({ isVerified }) => (
        <Tag tone={isVerified ? 'good' : 'warn'}>{say(isVerified ? 'register.verified' : 'register.unverified')}</Tag>
      ),
    },
  ];
}

type Planned = NonNullable<Report['plan']>['activities'][number];

function usePlanColumns(labels: ReadonlyMap<string, string>): Column<Planned>[] {
  const say = useWords();
  return [
    { key: 'title', title: say('register.column.title'), cell: ({ title }) => <span lang="id">{title}</span> },
    {
      key: 'category',
      title: say('register.column.category'),
      cell: ({ categoryCode }) => (categoryCode === null ? null : (labels.get(categoryCode) ?? categoryCode)),
    },
    { key: 'budget', title: say('register.column.budget'), isFigure: true, cell: ({ budget }) => rupiah(budget) },
  ];
}

function PlannedList({ report, labels }: { report: Report; labels: ReadonlyMap<string, string> }) {
  const say = useWords();
  const columns = usePlanColumns(labels);
  if (!report.plan) return <Empty why={say('register.pack.noPlan')} />;
  return (
    <RecordList
      caption={say('register.sheet.plan')}
      columns={columns}
      rows={report.plan.activities}
      keyOf={({ title, categoryCode }) => `${title} ${categoryCode}`}
    />
  );
}

function Proof({ report }: { report: Report }) {
  const say = useWords();
  const { evidence, handoverCodes, certificateCodes } = report;
  if (evidence.length + handoverCodes.length + certificateCodes.length === 0)
    return <Empty why={say('register.pack.noProof')} />;
  return (
    <>
      <EvidenceFiles files={evidence} />
      {handoverCodes.length > 0 && (
        <Typography>
          {say('register.proof.handover')}: {handoverCodes.join(', ')}
        </Typography>
      )}
      {certificateCodes.map((code) => (
        <Typography key={code}>
          {say('register.proof.certificate')}:{' '}
          <PlaceLink to="/v/$kode" params={{ kode: code }}>
            {code}
          </PlaceLink>
        </Typography>
      ))}
    </>
  );
}

/** The pack: plan, realisation, people and areas, row by row, and the proof. */
export function Pack({ report, labels }: { report: Report; labels: ReadonlyMap<string, string> }) {
  const say = useWords();
  const columns = useColumns(labels);
  const { rows, areas } = report;
  return (
    <>
      <Sums report={report} />
      <Typography sx={{ mt: 2 }}>
        {say('register.pack.areas')}: <span lang="id">{namesOf(areas)}</span>
      </Typography>
      <Section title={say('register.sheet.plan')}>
        <PlannedList report={report} labels={labels} />
        <PlaceLink
          to="/kepatuhan/rencana"
          search={{ tahun: String(report.year) }}
          className="no-print"
          sx={{ display: 'inline-block', py: 1 }}
        >
          {say(report.plan ? 'register.pack.changePlan' : 'register.pack.writePlan')}
        </PlaceLink>
      </Section>
      <Section title={say('register.sheet.given')}>
        {rows.nodes.length === 0 ? (
          <Empty why={say('register.pack.nothingGiven')} />
        ) : (
          <>
            <RecordList
              caption={say('register.sheet.given')}
              columns={columns}
              rows={rows.nodes}
              keyOf={({ id }) => id}
            />
            {rows.totalCount > rows.nodes.length && (
              <Typography>{say('register.pack.more', { shown: rows.nodes.length, total: rows.totalCount })}</Typography>
            )}
          </>
        )}
      </Section>
      <Section title={say('register.sheet.proof')}>
        <Proof report={report} />
      </Section>
    </>
  );
}
