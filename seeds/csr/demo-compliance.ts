import { Role } from '#kit/actor';
import type { Store } from '#kit/database';
import { today } from '#kit/dates';

import { saveCsrPlan, submitCsrPlan } from '../../subgraphs/csr/annual-plans/csr-plan.commands.ts';
import { issueContributionCertificate } from '../../subgraphs/csr/certificates/contribution-certificate.commands.ts';
import { fileCsrReport } from '../../subgraphs/csr/reports/report.commands.ts';
import { contextOf, went } from './demo-world.ts';

/** The pledge of the demonstration that came all the way: its company is the one that signs in first. */
async function verifiedPledge({ pool }: Store): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    `select p.id from pledge p join pledge_allocation a on a.pledge_id = p.id
     where p.organisation = 'demo-company-1' and p.is_demo and a.state = 'VERIFIED' order by p.created_at, p.id limit 1`,
  );
  return rows[0]?.id ?? null;
}

const ACTIVITIES = [
  { title: 'Contoh: bantuan bagi lanjut usia', categoryCode: 'PPKS-08', budget: 400_000_000n },
  { title: 'Contoh: kursi roda', categoryCode: 'PPKS-09', budget: 150_000_000n },
];

/** True once a made-up step was taken: another start, another year, leaves it as users found it. */
async function isDone({ pool }: Store, key: string): Promise<boolean> {
  const { rowCount } = await pool.query("select 1 from replay where key = $1 and organisation like 'demo-%'", [key]);
  return rowCount !== 0;
}

/** What the made-up companies answer for: made by the real commands, once. */
export async function seedDemoCompliance(store: Store): Promise<void> {
  const pledgeId = await verifiedPledge(store);
  if (pledgeId === null) return;
  const forum = contextOf(store, Role.FORUM_COORDINATOR, '15', 'demo-forum-jambi');
  const company = contextOf(store, Role.COMPANY, null, 'demo-company-1');
  const year = Number(today().slice(0, 4));
  const steps: [key: string, take: (idempotencyKey: string) => Promise<object>][] = [
    ['seed:certificate:1', (idempotencyKey) => issueContributionCertificate(forum, { pledgeId, idempotencyKey })],
    [
      'seed:plan:1',
      (idempotencyKey) => saveCsrPlan(company, { year, expectedVersion: 0, activities: ACTIVITIES, idempotencyKey }),
    ],
    ['seed:plan:1:submit', (idempotencyKey) => submitCsrPlan(company, { year, expectedVersion: 1, idempotencyKey })],
    ['seed:report:1', (idempotencyKey) => fileCsrReport(company, { year, idempotencyKey })],
  ];
  for (const [key, take] of steps) {
    if (!(await isDone(store, key)) && !went(await take(key), key)) return;
  }
}
