import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

import type { CompanyStatus } from '../companies/company.rules.ts';

/** A pledge's own row, locked. */
export interface LockedPledge {
  id: string;
  companyId: string;
  organisation: string;
  version: number;
  isDemo: boolean;
}

/** The company of an organisation, as commands need it. */
export async function companyOf(
  tx: EntityManager, organisation: string,
): Promise<{ id: string; status: CompanyStatus; isDemo: boolean } | null> {
  const rows = await rowsIn<{ id: string; status: CompanyStatus; isDemo: boolean }>(
    tx, 'select id, status, is_demo as "isDemo" from company where organisation = ?', [organisation],
  );
  return rows[0] ?? null;
}

/**
 * The pledge, locked against a second change of the same draft. Who holds it may lock gap accounts; never the other
 * way round, so the two locks cannot wait for each other.
 */
export async function lockPledge(tx: EntityManager, id: string): Promise<LockedPledge | null> {
  const rows = await rowsIn<LockedPledge>(
    tx,
    `select id, company_id as "companyId", organisation, version, is_demo as "isDemo" from pledge where id = ?
     for no key update`,
    [id],
  );
  return rows[0] ?? null;
}

export async function instalmentsOfPledge(tx: EntityManager, pledgeId: string): Promise<{ dueOn: string; amount: bigint }[]> {
  const rows = await rowsIn<{ dueOn: string; amount: string }>(
    tx, 'select due_on::text as "dueOn", amount::text as amount from instalment where pledge_id = ? order by number', [pledgeId],
  );
  return rows.map(({ dueOn, amount }) => ({ dueOn, amount: BigInt(amount) }));
}

/** What the allocations of a stored pledge are estimated at, by allocation. */
export async function estimatedValues(tx: EntityManager, pledgeId: string): Promise<Map<string, bigint>> {
  const rows = await rowsIn<{ id: string; value: string }>(
    tx,
    `select id, estimated_value::text as value from pledge_allocation
     where pledge_id = ? and estimated_value is not null`,
    [pledgeId],
  );
  return new Map(rows.map(({ id, value }) => [id, BigInt(value)]));
}
