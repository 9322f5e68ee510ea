import DataLoader from 'dataloader';

import { Role, mayActIn } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { notFound } from '#kit/errors';
import { rowLoader } from '#kit/loading';

import { mayKnowGiver } from '../allocations/allocation.queries.ts';
import { pledgeState } from '../allocations/allocation-state.rules.ts';
import type { CsrContext } from '../context.ts';
import { offerPapers } from '../papers/paper-pass.commands.ts';
import { mayKnowPoolGiver, poolOfPledge } from '../pools/pool.queries.ts';
import { restOf } from '../pools/pool.rules.ts';
import { readReceiptCode, type ReceiptLine } from './pledge-receipt.rules.ts';
import type { PledgeReceiptCheckType, PledgeReceiptLineType, PledgeReceiptType } from './pledge-receipt.type.ts';

interface Told extends Omit<PledgeReceiptType, 'lines'> {
  pledgeCode: string;
  lines: (Omit<ReceiptLine, 'amount' | 'requestedAmount'> & { amount: string; requestedAmount: string })[];
}

const RECEIPT = `select k.pledge_id as "pledgeId", k.code, p.code as "pledgeCode", k.organisation,
    k.company_name as "companyName", k.issuer, k.lines, k.areas as "areaCodes", k.submitted_at as "submittedAt",
    k.held_until::text as "heldUntil", k.issued_on::text as "issuedOn", k.issued_at as "issuedAt",
    k.is_demo as "isDemo", k.sha256, length(k.pdf) as size
  from pledge_receipt k join pledge p on p.id = k.pledge_id`;

/** What a request loads of receipts: whoever shows one checks the viewer. */
export const pledgeReceiptLoaders = ({ read, store }: RequestContext) => ({
  receiptAddress: new DataLoader<string, string>((ids) => offerPapers(store.pool, 'receipt', ids)),
  receiptByPledge: rowLoader<Told>(read, `${RECEIPT} where k.pledge_id = any($1::uuid[])`, (row) => row.pledgeId),
});

const linesOf = ({ lines }: Told, isKnown: boolean): PledgeReceiptLineType[] =>
  lines.map(({ gapAreaId, amount, requestedAmount, ...line }) => ({
    ...line,
    amount: BigInt(amount),
    requestedAmount: BigInt(requestedAmount),
    gapArea: isKnown && gapAreaId !== null ? { id: gapAreaId } : null,
  }));

const isSide = ({ actor }: CsrContext, { organisation, areaCodes }: Told): boolean =>
  (actor?.organisation ?? null) === organisation ||
  areaCodes.every((area) => mayActIn(actor, Role.FORUM_COORDINATOR, area));

/** The receipt of a pledge for its sides; null for others, and while none was asked for. */
export async function receiptOfPledge(context: CsrContext, pledgeId: string): Promise<PledgeReceiptType | null> {
  const row = await context.loaders.receiptByPledge.load(pledgeId);
  return row && isSide(context, row) ? { ...row, lines: linesOf(row, true) } : null;
}

async function byCode({ read }: CsrContext, typed: string): Promise<Told> {
  const code = readReceiptCode(typed);
  const rows = code === null ? [] : await read.rows<Told>(`${RECEIPT} where k.code = $1`, [code]);
  if (!rows[0]) throw notFound('PledgeReceipt', typed);
  return rows[0];
}

/** One receipt by its code for its sides; NOT_FOUND for all others. */
export async function oneReceipt(context: CsrContext, code: string): Promise<PledgeReceiptType> {
  const row = await byCode(context, code);
  if (!isSide(context, row)) throw notFound('PledgeReceipt', code);
  return { ...row, lines: linesOf(row, true) };
}

/** What anybody may know of a receipt by its code: the giver only where every part of the pledge tells who gives it. */
export async function checkReceipt(context: CsrContext, code: string): Promise<PledgeReceiptCheckType> {
  const row = await byCode(context, code);
  const parts = await context.loaders.allocationsByPledge.load(row.pledgeId);
  const pool = await poolOfPledge(context, row.pledgeId);
  const isKnown =
    isSide(context, row) ||
    (parts.every((part) => mayKnowGiver(context.actor, part)) &&
      (pool === null || mayKnowPoolGiver(context.actor, pool)));
  return {
    ...row,
    lines: linesOf(row, isKnown),
    state: pledgeState(pool ? [...parts, ...restOf(pool)] : parts),
    companyName: isKnown ? row.companyName : null,
    pledgeCode: isKnown ? row.pledgeCode : null,
    areas: isKnown ? row.areaCodes.map((area) => ({ code: area })) : null,
  };
}
