import { expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf, until, type Ask } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { aCommitment, aPledge, anEvidence, aReceipt, key, run } from '../support/pledges.ts';
import { stories } from '../support/stories.ts';
import { aCompany, aGap, coordinatorOf, coverageOf, officerOf } from '../support/world.ts';

const ROWS = `query ($id: ID!) { gapArea(id: $id) { coverage { version lines {
  need budget held committed delivered uncovered overCovered open
  rows(first: 100) { totalCount nodes { part amount } } } } } }`;

interface Line {
  need: number;
  budget: number;
  held: number;
  committed: number;
  delivered: number;
  uncovered: number;
  overCovered: number;
  open: number;
  rows: { nodes: { part: string; amount: number }[] };
}

/** The first line of a gap, after a look that its totals are the sums of its rows. */
async function provenLine(hub: Hub, gapAreaId: string): Promise<Line> {
  const { gapArea } = await dataOf(hub.ask(ROWS, { id: gapAreaId }));
  const line: Line = gapArea.coverage.lines[0];
  const sumOf = (part: string) =>
    line.rows.nodes.filter((row) => row.part === part).reduce((sum, { amount }) => sum + amount, 0);
  expect({
    budget: sumOf('BUDGET'),
    held: sumOf('HELD'),
    committed: sumOf('COMMITTED'),
    delivered: sumOf('DELIVERED'),
  }).toEqual({ budget: line.budget, held: line.held, committed: line.committed, delivered: line.delivered });
  expect(line.need + line.overCovered).toBe(line.budget + line.committed + line.delivered + line.uncovered);
  return line;
}

const figures = ({ held, committed, delivered, open }: Line) => ({ held, committed, delivered, open });

const verifierOf = (hub: Hub) =>
  hub.as({ role: Role.FORUM_COORDINATOR, area: '15', organisation: 'demo-forum-jambi', subject: 'verifier-15' });

stories('the life of a pledge', (hub) => {
  test('held, committed, sent, received and verified: the account moves with each step, and rows prove it', async () => {
    const gap = await aGap(hub(), [{ need: 1_000 }]);
    const company = await aCompany(hub());
    const line = gap.lines[0]?.id ?? '';
    const { allocationId } = await aPledge(company, line, 400);
    expect(figures(await provenLine(hub(), gap.id))).toEqual({ held: 400, committed: 0, delivered: 0, open: 600 });

    const coordinator = await coordinatorOf(hub());
    await run(coordinator, 'verifyAllocation', { allocationId, ...key() }, '... on Refusal { code }');
    expect(figures(await provenLine(hub(), gap.id))).toEqual({ held: 0, committed: 400, delivered: 0, open: 600 });

    const evidenceId = await anEvidence(hub(), company);
    const sent = await run(
      company.ask,
      'recordDelivery',
      { allocationId, amount: 150, sentOn: '2026-11-20', evidenceIds: [evidenceId], ...key() },
      '... on DeliveryRecorded { delivery { id state } } ... on Refusal { code }',
    );
    const deliveryId: string = sent.delivery.id;
    expect(figures(await provenLine(hub(), gap.id))).toEqual({ held: 0, committed: 400, delivered: 0, open: 600 });

    const officer = await officerOf(hub());
    const received = { deliveryId, receivedOn: '2026-11-21', receivingInstitution: 'Desa Uji', ...key() };
    await run(officer, 'confirmReceipt', received, '... on Refusal { code }');
    expect(figures(await provenLine(hub(), gap.id))).toEqual({ held: 0, committed: 250, delivered: 150, open: 600 });

    const verified = await run(
      await verifierOf(hub()),
      'verifyDelivery',
      { deliveryId, ...key() },
      '... on DeliveryVerified { delivery { state } } ... on Refusal { code message(lang: EN) }',
    );
    expect(verified).toMatchObject({ __typename: 'DeliveryVerified', delivery: { state: 'VERIFIED' } });
    expect(figures(await provenLine(hub(), gap.id))).toEqual({ held: 0, committed: 250, delivered: 150, open: 600 });
  });

  test('a cancellation gives back what was not delivered, and what was delivered stays', async () => {
    const gap = await aGap(hub(), [{ need: 1_000 }]);
    const company = await aCompany(hub());
    const line = gap.lines[0]?.id ?? '';
    const { pledgeId } = await aReceipt(hub(), company, line, 300);
    const more = await aCommitment(hub(), company, line, 200);
    expect(figures(await provenLine(hub(), gap.id))).toEqual({ held: 0, committed: 200, delivered: 300, open: 500 });
    const cancel = (ask: Ask, id: string) =>
      run(ask, 'cancelPledge', { pledgeId: id, reason: 'Anggaran berubah', ...key() }, '... on Refusal { code }');
    await cancel(company.ask, more.pledgeId);
    expect(figures(await provenLine(hub(), gap.id))).toEqual({ held: 0, committed: 0, delivered: 300, open: 700 });
    await cancel(company.ask, pledgeId);
    expect(figures(await provenLine(hub(), gap.id))).toEqual({ held: 0, committed: 0, delivered: 300, open: 700 });
  });

  test('what a withdrawal releases goes to the first in the queue that fits whole', async () => {
    const gap = await aGap(hub(), [{ need: 100 }]);
    const [first, second, third] = [await aCompany(hub()), await aCompany(hub()), await aCompany(hub())];
    const line = gap.lines[0]?.id ?? '';
    const holder = await aPledge(first, line, 100);
    const wait = async (ask: Ask, amount: number) => {
      const content = { pledge: { allocations: [{ needLineId: line, amount }] }, onShortfall: 'WAITLIST', ...key() };
      const fields = '... on PledgeSubmitted { outcome pledge { id } }';
      return run(ask, 'submitPledge', content, fields);
    };
    const [large, small] = [await wait(second.ask, 101), await wait(third.ask, 60)];
    expect([large.outcome, small.outcome]).toEqual(['WAITLISTED', 'WAITLISTED']);
    const withdrawal = { pledgeId: holder.pledgeId, reason: 'Batal', ...key() };
    await run(first.ask, 'withdrawPledge', withdrawal, '... on Refusal { code }');
    expect(figures(await provenLine(hub(), gap.id))).toEqual({ held: 60, committed: 0, delivered: 0, open: 40 });
  });

  test('a need lowered below what is taken makes the gap over-covered, and nothing is taken away', async () => {
    const gap = await aGap(hub(), [{ need: 1_000 }]);
    const company = await aCompany(hub());
    await aCommitment(hub(), company, gap.lines[0]?.id ?? '', 800);
    const officer = await officerOf(hub());
    const { gapArea } = await dataOf(officer('query ($id: ID!) { gapArea(id: $id) { version } }', { id: gap.id }));
    const change = {
      gapAreaId: gap.id,
      expectedVersion: gapArea.version,
      reason: 'Data baru',
      needChanges: [{ needLineId: gap.lines[0]?.id, need: 500 }],
    };
    await run(officer, 'changeGapArea', change, '... on Refusal { code message(lang: EN) }');
    await until(
      () => coverageOf(hub(), gap.id),
      (coverage) => coverage?.lines[0]?.need === 500,
    );
    const line = await provenLine(hub(), gap.id);
    expect({ ...figures(line), over: line.overCovered }).toEqual({
      held: 0,
      committed: 800,
      delivered: 0,
      open: 0,
      over: 300,
    });
  });
});
