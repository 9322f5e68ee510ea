import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { statusOf, type AmendmentStatus } from './amendment.rules.ts';
import type { AmendmentChangeType, AmendmentType } from './amendment.type.ts';
import { signerNameSql } from '../signers/signer.queries.ts';

/** An amendment as a decision needs it. */
export interface AmendmentRow {
  id: string;
  pledgeId: string;
  organisation: string;
  terms: { dueOn: string; amount: bigint }[] | null;
  areas: string[];
  status: AmendmentStatus;
}

const STANDS = `(select outcome from amendment_decision where amendment_id = m.id) as outcome,
  exists (select 1 from pledge_allocation where increase_of = m.id) as "isAsking",
  exists (select 1 from amendment_change where amendment_id = m.id and is_asked) as "hasAsked"`;

type Stands = { outcome: string | null; isAsking: boolean; hasAsked: boolean };

export async function amendmentById(tx: EntityManager, id: string): Promise<AmendmentRow | null> {
  const [row] = await rowsIn<
    Omit<AmendmentRow, 'terms' | 'status'> & Stands & { terms: { dueOn: string; amount: string }[] | null }
  >(
    tx,
    `select m.id, m.pledge_id as "pledgeId", p.organisation, m.instalments as terms, ${STANDS},
       (select coalesce(array_agg(distinct g.area_code), '{}') from amendment_change c
          join pledge_allocation a on a.id = c.allocation_id join gap_account g on g.id = a.gap_area_id
        where c.amendment_id = m.id and c.is_asked) as areas
     from amendment m join pledge p on p.id = m.pledge_id where m.id = ?`,
    [id],
  );
  if (!row) return null;
  const { terms, outcome, isAsking, hasAsked, ...rest } = row;
  return {
    ...rest,
    status: statusOf({ outcome, isAsking, hasAsked }),
    terms: terms?.map((term) => ({ dueOn: term.dueOn, amount: BigInt(term.amount) })) ?? null,
  };
}

/** What was sent of each allocation of a pledge and not taken back, with the kind it is counted in. */
export async function sentOfPledge(
  tx: EntityManager,
  pledgeId: string,
): Promise<Map<string, { sent: bigint; kind: string; isFromPool: boolean }>> {
  const rows = await rowsIn<{ id: string; sent: string; kind: string; isFromPool: boolean }>(
    tx,
    `select a.id, a.kind, a.from_pool as "isFromPool", coalesce((select sum(amount) from delivery d
       where d.allocation_id = a.id and d.state <> 'CANCELLED'), 0)::text as sent
     from pledge_allocation a where a.pledge_id = ?`,
    [pledgeId],
  );
  return new Map(rows.map(({ id, sent, kind, isFromPool }) => [id, { sent: BigInt(sent), kind, isFromPool }]));
}

/** All money a pledge promises or promised. */
export async function moneyOfPledge(tx: EntityManager, pledgeId: string): Promise<bigint> {
  const [row] = await rowsIn<{ money: string }>(
    tx,
    `select coalesce(sum(amount), 0)::text as money from pledge_allocation where pledge_id = ? and kind = 'MONEY'`,
    [pledgeId],
  );
  return BigInt(row?.money ?? 0);
}

/** What the goods and services are worth that an amendment asked for these parts. */
export async function valuesToKeep(
  tx: EntityManager,
  amendmentId: string,
  allocationIds: readonly string[],
): Promise<{ allocationId: string; value: bigint }[]> {
  const rows = await rowsIn<{ allocationId: string; value: string }>(
    tx,
    `select allocation_id as "allocationId", to_value::text as value from amendment_change
     where amendment_id = ? and is_asked and to_value is not null
       and allocation_id = any(string_to_array(?, ',')::uuid[])`,
    [amendmentId, allocationIds.join(',')],
  );
  return rows.map(({ allocationId, value }) => ({ allocationId, value: BigInt(value) }));
}

type Told = Omit<AmendmentType, 'status'> & Stands;

/** What a request loads of amendments; a pledge shows its last hundred. */
export const amendmentLoaders = (read: Snapshot) => ({
  amendmentsByPledge: rowsLoader<Told>(
    read,
    `select m.id, m.pledge_id as "pledgeId", m.to_version as version, m.reason, ${signerNameSql('m')} as "actorName",
       m.happened_at as "happenedAt", d.happened_at as "decidedAt", d.reason as "decisionReason", ${STANDS}
     from unnest($1::uuid[]) as pledge (id) cross join lateral (
       select * from amendment where pledge_id = pledge.id order by to_version desc limit 100) m
     left join amendment_decision d on d.amendment_id = m.id order by m.to_version`,
    (row) => row.pledgeId,
  ),
  changesByAmendment: rowsLoader<{
    amendmentId: string;
    allocationId: string;
    fromAmount: string;
    toAmount: string;
    isAsked: boolean;
  }>(
    read,
    `select amendment_id as "amendmentId", allocation_id as "allocationId", from_amount::text as "fromAmount",
       to_amount::text as "toAmount", is_asked as "isAsked"
     from amendment_change where amendment_id = any($1::uuid[]) order by allocation_id`,
    (row) => row.amendmentId,
  ),
});

type Loaders = ReturnType<typeof amendmentLoaders>;

export async function amendmentsOfPledge(loaders: Loaders, pledgeId: string): Promise<AmendmentType[]> {
  const rows = await loaders.amendmentsByPledge.load(pledgeId);
  return rows.map((row) => ({ ...row, status: statusOf(row) }));
}

export async function changesOfAmendment(loaders: Loaders, amendmentId: string): Promise<AmendmentChangeType[]> {
  const rows = await loaders.changesByAmendment.load(amendmentId);
  return rows.map((row) => ({ ...row, fromAmount: BigInt(row.fromAmount), toAmount: BigInt(row.toAmount) }));
}
