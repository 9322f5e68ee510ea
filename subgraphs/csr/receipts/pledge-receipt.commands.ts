import { randomBytes } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertSignedIn, hasRole, mayActIn, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { forbidden, notFound } from '#kit/errors';

import type { CsrContext } from '../context.ts';
import { checkAddress, issuedFile, issuerFor, newPaperCode } from '../papers/paper.commands.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import type { IssuePledgeReceiptInput } from './pledge-receipt-command.type.ts';
import { refuseDraft } from './pledge-receipt.rules.ts';
import { SUBJECT, partsAsSubmitted, type ReceiptSubject } from './submitted.queries.ts';
import { renderReceipt } from './receipt.rendering.ts';

/** The company itself, or who coordinates every area of it; to others the pledge does not exist, or is not theirs. */
function assertSide(actor: Actor, { id, organisation, areas }: ReceiptSubject): void {
  if (hasRole(actor, Role.COMPANY) && actor.organisation === organisation) return;
  if (areas.length === 0) throw notFound('Pledge', id);
  if (areas.every((area) => mayActIn(actor, Role.FORUM_COORDINATOR, area))) return;
  if (hasRole(actor, Role.COMPANY)) throw notFound('Pledge', id);
  throw forbidden('Only the company of a pledge and the coordinator of its areas have its receipt.');
}

async function writeReceipt(tx: EntityManager, actor: Actor, subject: ReceiptSubject): Promise<void> {
  const { submittedAt } = subject;
  if (submittedAt === null) return;
  const { lines, instalments, heldUntil, areas } = await partsAsSubmitted(tx, subject.id);
  const code = await newPaperCode(tx, 'TTI');
  const wording = {
    code,
    address: checkAddress(code),
    pledgeCode: subject.code,
    companyName: subject.companyName,
    issuer: await issuerFor(tx, areas[0] ?? '', subject.isDemo),
    flow: subject.flow,
    lines,
    instalments,
    submittedAt,
    submittedOn: today(submittedAt),
    heldUntil,
    issuedOn: today(),
    isDemo: subject.isDemo,
  };
  const pdf = await renderReceipt({ ...wording, seal: randomBytes(16).toString('hex') });
  const row = {
    pledge_id: subject.id,
    code: wording.code,
    company_id: subject.companyId,
    organisation: subject.organisation,
    company_name: wording.companyName,
    issuer: wording.issuer,
    lines: lines.map((line) => ({
      ...line,
      amount: String(line.amount),
      requestedAmount: String(line.requestedAmount),
    })),
    areas,
    submitted_at: submittedAt,
    held_until: heldUntil,
    issued_on: wording.issuedOn,
    is_demo: wording.isDemo,
    ...issuedFile(pdf, actor),
  };
  await rowsIn(tx, 'insert into pledge_receipt select * from jsonb_populate_record(null::pledge_receipt, ?::jsonb)', [
    JSON.stringify(row),
  ]);
}

/** The receipt of a submitted pledge: drawn when it is first asked for, and the same bytes ever after. */
export async function issuePledgeReceipt(context: CsrContext, input: IssuePledgeReceiptInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'issuePledgeReceipt', input, async (tx) => {
    // Two who ask at once get one receipt.
    await rowsIn(tx, 'select 1 from pledge where id = ? for no key update', [input.pledgeId]);
    const [subject] = await rowsIn<ReceiptSubject>(tx, SUBJECT, [input.pledgeId]);
    if (!subject) throw notFound('Pledge', input.pledgeId);
    assertSide(actor, subject);
    const refusal = refuseDraft(subject.submittedAt !== null);
    if (refusal) return refusal;
    if (!subject.hasReceipt) await writeReceipt(tx, actor, subject);
    return { __typename: 'PledgeReceiptIssued', pledgeId: subject.id, replayed: false } as const;
  });
}
