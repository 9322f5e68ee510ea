import { Role } from '#kit/actor';
import type { Store } from '#kit/database';

import { issueContributionCertificate } from '../../subgraphs/csr/certificates/contribution-certificate.commands.ts';
import { contextOf, went } from './demo-world.ts';

/** The pledge of the demonstration that came all the way: its company is the one that signs in first. */
async function verifiedPledge({ pool }: Store): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    `select p.id from pledge p join pledge_allocation a on a.pledge_id = p.id
     where p.organisation = 'demo-company-1' and p.is_demo and a.state = 'VERIFIED' order by p.created_at, p.id limit 1`,
  );
  return rows[0]?.id ?? null;
}

/** What the made-up companies answer for: made by the real commands, whose keys let them happen once. */
export async function seedDemoCompliance(store: Store): Promise<void> {
  const pledgeId = await verifiedPledge(store);
  if (pledgeId === null) return;
  const forum = contextOf(store, Role.FORUM_COORDINATOR, '15', 'demo-forum-jambi');
  went(await issueContributionCertificate(forum, { pledgeId, idempotencyKey: 'seed:certificate:1' }), 'certificate');
}
