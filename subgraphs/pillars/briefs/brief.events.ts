import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { announce } from '#kit/events';
import { freeze, numbered } from '#kit/frozen';

import { publicView, type BriefStaffing } from './brief.queries.ts';
import { totalsOf } from './brief.rules.ts';

const TOPIC = 'pillars.brief';
const FOLLOWERS = ['programs'] as const;

interface BriefAnnounced {
  id: string;
  code: string;
  areaCode: string;
  fiscalYear: number;
}

/** Freezes what anybody may see here of the area and year of a brief, and tells programs under which fingerprint. */
export async function applyBrief(tx: EntityManager, brief: BriefAnnounced): Promise<void> {
  const view = await publicView(tx, brief);
  const { content, fingerprint } = freeze({
    frozenOn: today(),
    gaps: numbered(view.gaps),
    deployed: numbered(view.deployed),
    totals: totalsOf(view.gaps),
  } satisfies BriefStaffing);
  const [frozen] = await rowsIn<{ frozenAt: Date }>(
    tx,
    `insert into brief (id, code, area_code, fiscal_year, content, fingerprint, frozen_at)
     values (?, ?, ?, ?, ?, ?, clock_timestamp()) on conflict do nothing returning frozen_at as "frozenAt"`,
    [brief.id, brief.code, brief.areaCode, brief.fiscalYear, content, fingerprint],
  );
  if (!frozen) return;
  const payload = { briefId: brief.id, fingerprint, frozenAt: frozen.frozenAt };
  await announce(tx, TOPIC, FOLLOWERS, { aggregate: brief.id, sequence: 1n, payload });
}
