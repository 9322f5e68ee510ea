import { expect, test } from 'vitest';

import { figuresOf, median, quantile, ratios, type Round } from '../../bench/figures.ts';
import { cpuOf, readStat } from '../../bench/machine.ts';
import { readOptions } from '../../bench/options.ts';
import { HUB, POSTGRAPHILE, shotOf } from '../../bench/questions.ts';
import { reportOf, tableOf } from '../../bench/report.ts';

const round = (told: Partial<Round>): Round => ({
  requests: 100,
  seconds: 1,
  p50: 5,
  p99: 9,
  failed: 0,
  serverCpu: 0.1,
  postgresCpu: 0.1,
  rss: 100,
  ...told,
});

test('medians and quantiles', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([quantile(hundred, 0.5), quantile(hundred, 0.99), quantile([7], 0.99)]).toEqual([50, 99, 7]);
});

test('CPU is counted per request, of the peer and of Postgres, and failures are summed', () => {
  const figures = figuresOf([round({}), round({ serverCpu: 0.3, failed: 2 }), round({ serverCpu: 0.2 })]);
  expect(figures).toMatchObject({ rps: 100, failed: 2 });
  expect([figures.serverMs, figures.postgresMs, figures.totalMs].map((ms) => ms.toFixed(2))).toEqual([
    '2.00',
    '1.00',
    '3.00',
  ]);
});

test('ratios are taken within a round: more than 1 is better for ours', () => {
  const ours = [round({}), round({ serverCpu: 0.2, postgresCpu: 0.2 })];
  const theirs = [round({ requests: 50 }), round({ requests: 50, serverCpu: 0.2, postgresCpu: 0.2 })];
  expect(ratios(ours, theirs)).toEqual({ cpu: 2, rps: 2 });
});

test('the times of a process are read past a name with blanks and brackets', () => {
  const line = '42 (node (x) y) S 7 42 42 0 -1 4194304 100 0 0 0 11 22 33 44 20 0 1 0';
  expect(readStat(line)).toEqual({ parent: 7, own: 33, ofEndedChildren: 77 });
  expect(cpuOf([process.pid])).toBeGreaterThanOrEqual(0);
});

test('options: what is unknown is refused', () => {
  expect(readOptions(['--only', 'M1,Q1', '--peers', 'hub', '--rounds', '3'])).toMatchObject({
    questions: ['Q1', 'M1'],
    peers: ['hub'],
    rounds: 3,
    pledges: 200_000,
  });
  expect(() => readOptions(['--only', 'Q9'])).toThrow('Q9');
  expect(() => readOptions(['--pledges', '5'])).toThrow('--pledges');
  expect(() => readOptions(['--rounds', '0'])).toThrow('--rounds');
});

test('no command is sent twice, and only a command carries a token', () => {
  const subjects = {
    districts: ['15.01'],
    gaps: [{ id: 'gap', lineId: 'line' }],
    hot: { id: 'hot', lineId: 'hot-line' },
    companies: [{ id: 'company', token: 'token' }],
    pages: [{ district: '15.01', after: null }],
    saved: ['{ a }', '{ b }'].map((query) => ({ query, variables: {} })),
  };
  const [first, second] = [1, 2].map((turn) => shotOf(HUB, 'M1', subjects, turn));
  expect(first?.body).not.toBe(second?.body);
  expect([first?.token, shotOf(HUB, 'Q1', subjects, 1).token]).toEqual(['token', undefined]);
  expect(shotOf(POSTGRAPHILE, 'M1', subjects, 1)).not.toHaveProperty('token');
  const inTurn = [0, 1, 2].map((turn) => shotOf(HUB, 'SAVED', subjects, turn).body.slice(0, 14));
  expect(inTurn).toEqual(['{"query":"{ a ', '{"query":"{ b ', '{"query":"{ a ']);
  const rush = [1, 2].map((turn) => shotOf(HUB, 'HOT', subjects, turn));
  expect(rush.map(({ body, token }) => [body.includes('hot-line'), token])).toEqual([
    [true, 'token'],
    [true, 'token'],
  ]);
});

test('a report names each peer once a question, ours as 1', () => {
  const report = reportOf(
    20_000,
    new Map([
      [
        'Q1',
        new Map([
          ['hub', [round({})]],
          ['postgraphile', [round({})]],
        ]),
      ],
    ]),
  );
  expect(report.rows.map(({ peer, hubToPeer }) => [peer, hubToPeer])).toEqual([
    ['hub', { cpu: 1, rps: 1 }],
    ['postgraphile', { cpu: 1, rps: 1 }],
  ]);
  expect(tableOf(report)).toContain('| Q1 hub | 100 | 5 / 9 |');
});
