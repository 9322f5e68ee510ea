import { expect, test } from 'vitest';

import {
  refuseVoided,
  refuseFullDay,
  refuseOtherReport,
  refuseOutsideDeployment,
  type Reported,
} from '../../../subgraphs/pillars/visits/visit.rules.ts';

const march = { beginsOn: '2027-03-01', endsOn: '2027-03-31' };

test('both ends of a deployment may be reported, no day beside them', () => {
  expect(refuseOutsideDeployment(march, '2027-03-01')).toBeNull();
  expect(refuseOutsideDeployment(march, '2027-03-31')).toBeNull();
  expect(refuseOutsideDeployment(march, '2027-02-28')).toMatchObject({ code: 'VISIT_OUTSIDE_DEPLOYMENT', ...march });
  expect(refuseOutsideDeployment(march, '2027-04-01')).not.toBeNull();
});

test('a day takes 24 hours, not 25', () => {
  expect(refuseFullDay(20, 4)).toBeNull();
  expect(refuseFullDay(20, 5)).toMatchObject({ recorded: 20, left: 4 });
});

test('a key belongs to one report, word for word', () => {
  const report: Reported = {
    deploymentId: 'a0000000-0000-4000-8000-000000000000',
    visitedOn: '2027-03-01',
    hours: 4,
    activity: 'ASSESSMENT',
    peopleReached: 3,
  };
  expect(refuseOtherReport(report, { ...report, deploymentId: report.deploymentId.toUpperCase() })).toBeNull();
  for (const other of [
    { hours: 5 },
    { visitedOn: '2027-03-02' },
    { activity: 'REFERRAL' } as const,
    { peopleReached: 4 },
  ])
    expect(refuseOtherReport(report, { ...report, ...other })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
});

test('a report is voided once', () => {
  expect(refuseVoided(null)).toBeNull();
  expect(refuseVoided('2026-11-21T03:00:00Z')).toMatchObject({ code: 'VISIT_ALREADY_VOIDED' });
});
