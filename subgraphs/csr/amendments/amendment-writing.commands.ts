import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

import type { Actor } from '#kit/actor';

import { moneyOfPledge, valuesToKeep, type AmendmentRow } from './amendment.queries.ts';
import { fitInstalments } from './amendment.rules.ts';
import { replaceInstalments, writeValues } from '../pledges/pledge-writing.commands.ts';

interface Term {
  dueOn: string;
  amount: bigint;
}

/** One change as it is kept: what it was, what it shall be, and whether that had to be asked. */
export interface KeptChange {
  allocationId: string;
  fromAmount: bigint;
  toAmount: bigint;
  fromValue: bigint | null;
  toValue: bigint | null;
  isAsked: boolean;
}

const asJson = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/** Writes the amendment with its changes, and raises the version of its pledge. */
export async function insertAmendment(
  tx: EntityManager,
  amendment: { id: string; pledgeId: string; version: number; reason: string; actor: Actor; terms: Term[] | null },
  changes: readonly KeptChange[],
): Promise<void> {
  const { id, pledgeId, version, reason, actor, terms } = amendment;
  await rowsIn(
    tx,
    `insert into amendment (id, pledge_id, from_version, to_version, reason, instalments, actor_subject, actor_name,
       actor_organisation) values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)`,
    [id, pledgeId, version, version + 1, reason, terms && asJson(terms), actor.subject, actor.name, actor.organisation],
  );
  await rowsIn(
    tx,
    `insert into amendment_change (amendment_id, allocation_id, from_amount, to_amount, from_value, to_value, is_asked)
     select ?::uuid, "allocationId", "fromAmount", "toAmount", "fromValue", "toValue", "isAsked"
     from jsonb_to_recordset(?::jsonb) as t ("allocationId" uuid, "fromAmount" bigint, "toAmount" bigint,
       "fromValue" bigint, "toValue" bigint, "isAsked" boolean)`,
    [id, asJson(changes)],
  );
  await raiseVersion(tx, pledgeId);
}

export async function raiseVersion(tx: EntityManager, pledgeId: string): Promise<void> {
  await rowsIn(tx, 'update pledge set version = version + 1, changed_at = clock_timestamp() where id = ?', [pledgeId]);
}

/** Notes the decision on an amendment. */
export async function insertDecision(
  tx: EntityManager,
  amendmentId: string,
  outcome: 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN',
  { subject, name, organisation }: Actor,
  reason: string | null,
): Promise<void> {
  await rowsIn(
    tx,
    `insert into amendment_decision (amendment_id, outcome, reason, actor_subject, actor_name, actor_organisation)
     values (?, ?, ?, ?, ?, ?)`,
    [amendmentId, outcome, reason, subject, name, organisation],
  );
}

/**
 * What an accepted amendment asked beside the amounts: the values of the parts that it raised, and the plan it came with
 * where that still adds up. What it asked of other parts has lapsed.
 */
export async function writeAsked(
  tx: EntityManager,
  amendment: AmendmentRow,
  present: readonly Term[],
  raised: readonly { id: string }[],
): Promise<void> {
  const ids = raised.map(({ id }) => id);
  await writeValues(tx, await valuesToKeep(tx, amendment.id, ids));
  await writePlan(tx, amendment.pledgeId, amendment.terms ?? present, present);
}

/** Puts a plan in the place of the present one, brought to what the pledge's money is by now. */
export async function writePlan(
  tx: EntityManager,
  pledgeId: string,
  wanted: readonly Term[],
  present: readonly Term[],
): Promise<void> {
  if (wanted.length === 0) return;
  const terms = fitInstalments(wanted, await moneyOfPledge(tx, pledgeId));
  if (JSON.stringify(terms.map(spelled)) === JSON.stringify(present.map(spelled))) return;
  await replaceInstalments(tx, pledgeId, terms);
}

const spelled = ({ dueOn, amount }: Term): [string, string] => [dueOn, String(amount)];
