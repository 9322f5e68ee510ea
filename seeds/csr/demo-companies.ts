import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { insertMissing, seedId } from '../rows.ts';
import companies from './data/demo-companies.json' with { type: 'json' };

/** Made-up forums: memberships of made-up companies never count in a real one. */
const DEMO_FORUM = {
  code: 'FORUM-15.07-CONTOH',
  name: 'Forum CSR Tanjung Jabung Timur (contoh)',
  areaCode: '15.07',
  regulation: null,
  source: null,
  sourceUrl: null,
  note: 'Made up to show the hub; no source names this forum.',
  isDemo: true,
};

const companyId = (organisation: string) => seedId(`company:${organisation}`);

/** Made-up companies, as the forum has checked them so far, and the made-up forum they are in. */
export async function seedDemoCompanies(store: Store): Promise<void> {
  await decide(store, async (tx) => {
    const now = new Date().toISOString();
    await insertMissing(tx, 'forum', [DEMO_FORUM], 'code');
    const rows = companies.map(({ membership: _membership, ...company }) => ({
      id: companyId(company.organisation),
      ...company,
      contactName: 'Data contoh',
      contactEmail: `${company.organisation}@contoh.invalid`,
      isDemo: true,
      version: 1,
      registeredAt: now,
      decidedAt: company.status === 'VERIFIED' ? now : null,
      changedAt: now,
    }));
    const added = new Set(await insertMissing(tx, 'company', rows, 'id'));
    const fresh = companies.filter(({ organisation }) => added.has(companyId(organisation)));
    await insertMissing(
      tx,
      'company_event',
      fresh.flatMap((company) => stepsOf(company, now)),
      'id',
    );
    await insertMissing(
      tx,
      'forum_membership',
      fresh.flatMap(({ organisation, membership }) =>
        membership ? [membershipOf(organisation, membership, now)] : [],
      ),
      'id',
    );
  });
}

function stepsOf({ organisation, status }: (typeof companies)[number], happenedAt: string) {
  const steps = status === 'REGISTERED' ? ['REGISTERED'] : ['REGISTERED', status];
  return steps.map((toStatus, index) => ({
    id: seedId(`company-event:${organisation}:${toStatus}`),
    companyId: companyId(organisation),
    kind: toStatus,
    fromStatus: steps[index - 1] ?? null,
    toStatus,
    actorSubject: 'seed',
    actorOrganisation: index === 0 ? organisation : 'demo-forum-jambi',
    happenedAt,
  }));
}

const membershipOf = (organisation: string, state: string, now: string) => ({
  id: seedId(`membership:${DEMO_FORUM.code}:${organisation}`),
  forumCode: DEMO_FORUM.code,
  companyId: companyId(organisation),
  state,
  requestedAt: now,
  decidedAt: now,
  decidedBy: 'seed',
  isDemo: true,
});
