import type { EntityManager } from '@mikro-orm/postgresql';

import { preparedIn, rowsIn } from '#kit/database';

import type { Flow } from './flow.rules.ts';
import type { CompanyStatus } from '../companies/company.rules.ts';
import { allocationsOfPledges, type AllocationRow } from '../gap-areas/account.queries.ts';

/** A pledge's own row, locked. */
export interface LockedPledge {
  id: string;
  organisation: string;
  version: number;
  flow: Flow;
  originPledgeId: string | null;
  /** False of a pool from the beginning: it has no parts that could tell. */
  isDraft: boolean;
}

export interface GivingCompany {
  id: string;
  organisation: string;
  status: CompanyStatus;
  isDemo: boolean;
}

/** The companies of these organisations, as commands need them. */
export async function companiesOf(
  tx: EntityManager,
  organisations: readonly string[],
): Promise<Map<string, GivingCompany>> {
  const rows = await preparedIn<GivingCompany>(
    tx,
    'select id, organisation, status, is_demo as "isDemo" from company where organisation = any($1::text[])',
    [[...new Set(organisations)]],
  );
  return new Map(rows.map((row) => [row.organisation, row]));
}

/**
 * These pledges, locked against a second change of the same draft, in the order of their ids. Who holds them may lock
 * gap accounts; never the other way round, so the two kinds of locks cannot wait for each other.
 */
export async function lockPledges(tx: EntityManager, ids: readonly string[]): Promise<Map<string, LockedPledge>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsIn<LockedPledge>(
    tx,
    `select id, organisation, version, flow, origin_pledge_id as "originPledgeId",
       submitted_at is null and earmark = 'NEED' as "isDraft"
     from pledge where id = any(string_to_array(?, ',')::uuid[]) order by id for no key update`,
    [[...new Set(ids)].join(',')],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function lockPledge(tx: EntityManager, id: string): Promise<LockedPledge | null> {
  return (await lockPledges(tx, [id])).get(id.toLowerCase()) ?? null;
}

export interface StoredInstalment {
  pledgeId: string;
  dueOn: string;
  amount: bigint;
}

async function instalmentsOf(tx: EntityManager, ids: string): Promise<StoredInstalment[]> {
  const rows = await rowsIn<{ pledgeId: string; dueOn: string; amount: string }>(
    tx,
    `select pledge_id as "pledgeId", due_on::text as "dueOn", amount::text as amount from instalment
     where pledge_id = any(string_to_array(?, ',')::uuid[]) order by pledge_id, number`,
    [ids],
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

async function estimatedValuesOf(tx: EntityManager, ids: string): Promise<Map<string, bigint>> {
  const rows = await rowsIn<{ id: string; value: string }>(
    tx,
    `select id, estimated_value::text as value from pledge_allocation
     where pledge_id = any(string_to_array(?, ',')::uuid[]) and estimated_value is not null`,
    [ids],
  );
  return new Map(rows.map(({ id, value }) => [id, BigInt(value)]));
}

/** What stored pledges say, for those that are submitted as they are saved. */
export interface StoredContent {
  allocations: AllocationRow[];
  instalments: StoredInstalment[];
  /** By allocation, of goods and services. */
  estimatedValues: Map<string, bigint>;
}

export async function contentOfPledges(tx: EntityManager, pledgeIds: readonly string[]): Promise<StoredContent> {
  if (pledgeIds.length === 0) return { allocations: [], instalments: [], estimatedValues: new Map() };
  const ids = pledgeIds.join(',');
  return {
    allocations: await allocationsOfPledges(tx, pledgeIds),
    instalments: await instalmentsOf(tx, ids),
    estimatedValues: await estimatedValuesOf(tx, ids),
  };
}
