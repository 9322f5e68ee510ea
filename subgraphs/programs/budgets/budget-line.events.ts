import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { announce } from '#kit/events';

import type { Mechanism } from '../programmes/programme.rules.ts';

const TOPIC = 'programs.budget-line';
const FOLLOWERS = ['csr'] as const;

export interface BudgetLineAnnounced {
  id: string;
  name: string;
  programmeCode: string | null;
  areaCode: string;
  categoryCode: string | null;
  item: string | null;
  fiscalYear: number;
  mechanism: Mechanism;
  /** Whole rupiah as digits. */
  allocated: string | null;
  agency: string;
}

/** Tells csr the newest state of a budget line, so that pledges can be compared with what the state pays. */
export async function announceBudgetLine(tx: EntityManager, id: string): Promise<void> {
  const [row] = await rowsIn<BudgetLineAnnounced & { version: number }>(
    tx,
    `select id, name, programme_code as "programmeCode", area_code as "areaCode", category_code as "categoryCode", item,
       fiscal_year as "fiscalYear", mechanism, allocated::text, agency, version from budget_line where id = ?`,
    [id],
  );
  if (!row) throw new Error(`no budget line ${id}`);
  const { version, ...payload } = row;
  await announce<BudgetLineAnnounced>(tx, TOPIC, FOLLOWERS, { aggregate: id, sequence: String(version), payload });
}
