import { describe, expect, test } from 'vitest';

import {
  DEPLOYMENT_STEPS,
  DeploymentState,
  isLapsed,
  refuseClosedGap,
  refuseDeploymentStep,
  refuseDoubleBooking,
  refuseUnavailable,
  refuseUntimelyStep,
} from '../../../subgraphs/pillars/deployments/deployment.rules.ts';
import { problemsOfPeriod } from '../../../subgraphs/pillars/deployments/period.rules.ts';

const STATES = Object.values(DeploymentState);
const march = { beginsOn: '2027-03-01', endsOn: '2027-03-31' };

describe('the life of a deployment', () => {
  test.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))(
    'from %s to %s as the table says',
    (from, to) => {
      const steps: readonly string[] = DEPLOYMENT_STEPS[from];
      const refusal = refuseDeploymentStep(from, to);
      expect(refusal?.__typename ?? 'allowed').toBe(steps.includes(to) ? 'allowed' : 'DeploymentStateDiffers');
    },
  );

  test('nothing leads on from an end', () => {
    const ends = STATES.filter((state) => DEPLOYMENT_STEPS[state].length === 0);
    expect(ends).toEqual(['COMPLETED', 'CANCELLED', 'DECLINED']);
  });

  test('nobody starts a day before the first day', () => {
    expect(refuseUntimelyStep(march, 'ACTIVE', '2027-02-28')).toMatchObject({ code: 'DEPLOYMENT_NOT_DUE', ...march });
    expect(refuseUntimelyStep(march, 'ACTIVE', '2027-03-01')).toBeNull();
  });

  test('a proposal lapses the day after its first day, and nothing else does', () => {
    expect(isLapsed({ state: 'PROPOSED', beginsOn: '2027-03-01' }, '2027-03-01')).toBe(false);
    expect(isLapsed({ state: 'PROPOSED', beginsOn: '2027-03-01' }, '2027-03-02')).toBe(true);
    expect(isLapsed({ state: 'CONFIRMED', beginsOn: '2027-03-01' }, '2027-03-02')).toBe(false);
  });

  test('nobody is confirmed a day after the last day', () => {
    expect(refuseUntimelyStep(march, 'CONFIRMED', '2027-03-31')).toBeNull();
    expect(refuseUntimelyStep(march, 'CONFIRMED', '2027-04-01')).toMatchObject({ __typename: 'DeploymentNotDue' });
  });

  test('declining, cancelling and completing late are always in time', () => {
    for (const to of ['DECLINED', 'CANCELLED', 'COMPLETED'] as const) {
      expect(refuseUntimelyStep(march, to, '2028-01-01')).toBeNull();
    }
  });
});

test('a standing deployment refuses another and is named', () => {
  const clash = { id: 'x', ...march };
  expect(refuseDoubleBooking(clash)).toMatchObject({ __typename: 'PersonnelDoubleBooked', clash });
  expect(refuseDoubleBooking(null)).toBeNull();
});

describe('availability', () => {
  const window = { ...march, hoursPerWeek: 20 };

  test('who stated nothing may be asked for anything', () => {
    expect(refuseUnavailable([], march, 60)).toBeNull();
  });

  test('a window covers its own first and last day, and not a day more', () => {
    expect(refuseUnavailable([window], march, 20)).toBeNull();
    const longer = { ...march, endsOn: '2027-04-01' };
    expect(refuseUnavailable([window], longer, 20)).toMatchObject({ __typename: 'PersonnelNotAvailable' });
    const earlier = { ...march, beginsOn: '2027-02-28' };
    expect(refuseUnavailable([window], earlier, 20)).toMatchObject({ __typename: 'PersonnelNotAvailable' });
  });

  test('a window covers its hours, and not an hour more', () => {
    expect(refuseUnavailable([window], march, 21)).toMatchObject({ __typename: 'PersonnelNotAvailable' });
  });
});

test('only a published gap area takes people', () => {
  expect(refuseClosedGap('PUBLISHED')).toBeNull();
  for (const status of ['DRAFT', 'CLOSED', 'WITHDRAWN']) {
    expect(refuseClosedGap(status)).toMatchObject({ __typename: 'GapAreaTakesNobody', status });
  }
});

describe('a period to come', () => {
  const codes = (beginsOn: string, endsOn: string) =>
    problemsOfPeriod({ beginsOn, endsOn }, '2027-03-01').map(({ field, code }) => `${field} ${code}`);

  test('may begin today and last one day', () => {
    expect(codes('2027-03-01', '2027-03-01')).toEqual([]);
  });

  test('may not begin yesterday', () => {
    expect(codes('2027-02-28', '2027-03-01')).toEqual(['beginsOn DAY_IN_PAST']);
  });

  test('may not end before it begins; both problems come at once', () => {
    expect(codes('2027-02-28', '2027-02-27')).toEqual(['beginsOn DAY_IN_PAST', 'endsOn ENDS_BEFORE_BEGIN']);
  });

  test('may last two years, and not a day more', () => {
    expect(codes('2027-03-01', '2029-03-01')).toEqual([]);
    expect(codes('2027-03-01', '2029-03-02')).toEqual(['endsOn PERIOD_TOO_LONG']);
  });
});
