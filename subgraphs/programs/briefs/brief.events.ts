import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { announce, type EventHandler } from '#kit/events';

import { BriefPart } from './brief.rules.ts';

const TOPIC = 'programs.brief';
const FOLLOWERS = ['csr', 'pillars'] as const;

export interface BriefAnnounced {
  id: string;
  code: string;
  areaCode: string;
  fiscalYear: number;
}

/** Tells the other subgraphs to freeze their parts. A brief never changes, so its number stays 1. */
export async function announceBrief(tx: EntityManager, brief: BriefAnnounced): Promise<void> {
  await announce<BriefAnnounced>(tx, TOPIC, FOLLOWERS, { aggregate: brief.id, sequence: 1n, payload: brief });
}

interface PartAnnounced {
  briefId: string;
  fingerprint: string;
  frozenAt: string;
}

/** Notes that another subgraph has frozen its part, and under which fingerprint. */
const notePart = (part: BriefPart) => async (tx: EntityManager, told: PartAnnounced) => {
  await rowsIn(
    tx,
    'insert into meeting_brief_part (brief_id, part, fingerprint, frozen_at) values (?, ?, ?, ?) on conflict do nothing',
    [told.briefId, part, told.fingerprint, told.frozenAt],
  );
};

/** What programs hears of briefs, by topic. */
export const BRIEF_EVENTS: Record<string, EventHandler> = {
  'csr.brief': notePart(BriefPart.COVERAGE),
  'pillars.brief': notePart(BriefPart.STAFFING),
};
