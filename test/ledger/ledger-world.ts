import { randomUUID } from 'node:crypto';

import { decide } from '../../subgraphs/kit/command.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { csrContext, type CsrContext } from '../../subgraphs/csr/context.ts';
import { confirmReceipt, recordDelivery, verifyDelivery } from '../../subgraphs/csr/deliveries/delivery.commands.ts';
import { closeAllocation, disputeDelivery, resolveDispute } from '../../subgraphs/csr/deliveries/dispute.commands.ts';
import { lockAccounts, settleAccounts } from '../../subgraphs/csr/gap-areas/account.commands.ts';
import type { GapAreaTold } from '../../subgraphs/csr/gap-areas/gap-area.events.ts';
import type { AllocationState } from '../../subgraphs/csr/allocations/allocation-state.rules.ts';
import { cancelPledge, withdrawPledge } from '../../subgraphs/csr/allocations/exit.commands.ts';
import { submitPledge } from '../../subgraphs/csr/pledges/pledge.commands.ts';
import { rejectAllocation, verifyAllocation } from '../../subgraphs/csr/allocations/verification.commands.ts';
import { anActor, type CsrAlone } from '../subgraphs/csr-alone.ts';
import { NO_NOTICES, aGap, tellGap } from '../subgraphs/csr-world.ts';
import { FLOWS, type Happening } from './happening.ts';
import { MONEY_HAPPENS } from './money-world.ts';
import { undoSomething } from './undo-world.ts';

export interface Giver {
  actor: Actor;
  evidenceId: string;
}

const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');
const officer = anActor(Role.PROGRAM_OFFICER, '15.07', 'dinsos-15.07');
const pillars = anActor(Role.PILLAR_COORDINATOR, '15.07', 'pillars-15.07');

interface Row {
  id: string;
  pledgeId: string;
  organisation: string;
  state: AllocationState;
  kind: string;
  left: string;
}

const WHERE: Partial<Record<Happening['kind'], readonly AllocationState[]>> = {
  verify: ['SUBMITTED'],
  reject: ['SUBMITTED'],
  withdraw: ['SUBMITTED', 'WAITLISTED'],
  cancel: ['COMMITTED', 'IN_DELIVERY'],
  send: ['COMMITTED', 'IN_DELIVERY'],
  close: ['VERIFIED'],
};
const DELIVERED_IN: Partial<Record<Happening['kind'], readonly string[]>> = {
  receive: ['SENT'],
  check: ['RECEIVED'],
  dispute: ['SENT', 'RECEIVED', 'VERIFIED'],
  resolve: ['DISPUTED'],
};

/** A gap with two lines, and what can happen to it through the commands. */
export class LivingGap {
  private readonly csr: CsrAlone;
  private readonly givers: readonly Giver[];
  gap: GapAreaTold;
  private version = 0;
  private readonly pools: string[] = [];

  constructor(csr: CsrAlone, givers: readonly Giver[]) {
    this.csr = csr;
    this.givers = givers;
    const line = { kind: 'MONEY' as const, item: null, unit: 'IDR', need: '100', budgetKnown: true, coverings: [] };
    this.gap = aGap({
      needLines: [
        { ...line, id: randomUUID() },
        { ...line, id: randomUUID(), kind: 'PERSON_TIME', unit: 'jam', need: '40' },
      ],
    });
  }

  private as(actor: Actor): CsrContext {
    const { store } = this.csr;
    return csrContext({
      actor,
      requestId: 'ledger',
      withheld: new Set(),
      store,
      notices: NO_NOTICES,
      read: openSnapshot(store),
    });
  }

  async tell(): Promise<void> {
    this.version += 1;
    await tellGap(this.csr, this.gap, this.version);
  }

  async happen(event: Happening): Promise<void> {
    const idempotencyKey = randomUUID();
    if (event.kind === 'submit') return this.submit(event, idempotencyKey);
    if (event.kind === 'need' || event.kind === 'budget' || event.kind === 'status') return this.change(event);
    if (event.kind === 'expire') return this.passTime(event);
    if (event.kind === 'undo') return undoSomething(this.money(), event);
    const money = MONEY_HAPPENS[event.kind];
    if (money) return money(this.money(), event);
    if (DELIVERED_IN[event.kind]) return this.deliver(event, idempotencyKey);
    const row = await this.pickAllocation(event);
    if (row) await this.step(event, row, idempotencyKey);
  }

  private money() {
    const { csr, givers, pools, gap } = this;
    const as = (actor: Actor) => this.as(actor);
    return { csr, givers, pools, coordinator, as, gapAreaId: gap.id, lines: gap.needLines };
  }

  private async submit({ pick, amount, onShortfall }: Happening, idempotencyKey: string): Promise<void> {
    const giver = this.givers[pick % this.givers.length];
    if (!giver) return;
    const lines = this.gap.needLines.filter((_line, index) => (pick >> 3) % 3 !== index);
    const allocations = lines.map((line) => ({ needLineId: line.id, amount: BigInt(amount) }));
    await submitPledge(this.as(giver.actor), {
      pledge: { allocations, instalments: [], isAnonymous: false, flow: FLOWS[pick % FLOWS.length] ?? 'NEW_MONEY' },
      onShortfall,
      idempotencyKey,
    });
  }

  private async change({ kind, pick, amount }: Happening): Promise<void> {
    const index = pick % 2;
    const needLines = this.gap.needLines.map((line, at) => {
      if (at !== index || kind === 'status') return line;
      if (kind === 'need') return { ...line, need: String(amount * 2) };
      const covering = {
        id: line.coverings[0]?.id ?? randomUUID(),
        budgetLineId: randomUUID(),
        budgetLineName: 'Uji',
        amount: String(amount),
      };
      return { ...line, coverings: pick % 5 === 0 ? [] : [covering] };
    });
    const status = kind === 'status' && pick % 3 === 0 ? 'CLOSED' : 'PUBLISHED';
    this.gap = { ...this.gap, status, needLines };
    await this.tell();
  }

  /** Days pass for some holds; then the clock, or whoever comes next, gives them up. */
  private async passTime({ pick, isOver }: Happening): Promise<void> {
    await decide(this.csr.store, async (tx) => {
      await tx.execute('select 1 from gap_account where id = ? for update', [this.gap.id]);
      await tx.execute(
        `with aged as (update pledge_allocation set hold_until = '2026-01-01' where gap_area_id = ? and hold_until is not null
           and abs(hashtext(id::text)) % 2 = ? returning 1)
         update gap_account set next_expiry_on = '2026-01-01' where id = ? and exists (select 1 from aged)`,
        [this.gap.id, pick % 2, this.gap.id],
      );
    });
    if (isOver) return;
    await decide(this.csr.store, async (tx) => settleAccounts(tx, await lockAccounts(tx, [this.gap.id])));
  }

  private async pickAllocation({ kind, pick }: Happening): Promise<Row | undefined> {
    const { rows } = await this.csr.store.pool.query<Row>(
      `select a.id, a.pledge_id as "pledgeId", p.organisation, a.state, a.kind, a.amount - a.delivered as left
       from pledge_allocation a
       join pledge p on p.id = a.pledge_id where a.gap_area_id = $1 order by a.id`,
      [this.gap.id],
    );
    const fitting = rows.filter((row) => WHERE[kind]?.includes(row.state));
    const from = fitting.length > 0 ? fitting : rows;
    return from[pick % from.length];
  }

  private async step({ kind, amount, isOver }: Happening, row: Row, idempotencyKey: string): Promise<void> {
    const giver = this.givers.find((one) => one.actor.organisation === row.organisation);
    if (!giver) return;
    const reason = 'Uji acak';
    if (kind === 'verify')
      await verifyAllocation(this.as(coordinator), {
        allocationId: row.id,
        acceptOverCoverage: isOver,
        reason,
        idempotencyKey,
      });
    if (kind === 'reject')
      await rejectAllocation(this.as(coordinator), { allocationId: row.id, reason, idempotencyKey });
    if (kind === 'withdraw')
      await withdrawPledge(this.as(giver.actor), { pledgeId: row.pledgeId, reason, idempotencyKey });
    if (kind === 'cancel') await cancelPledge(this.as(giver.actor), { pledgeId: row.pledgeId, reason, idempotencyKey });
    if (kind === 'close') await closeAllocation(this.as(coordinator), { allocationId: row.id, idempotencyKey });
    if (kind === 'send') {
      await recordDelivery(this.as(giver.actor), {
        allocationId: row.id,
        amount: isOver || row.left === '0' ? BigInt(amount) : BigInt(row.left),
        sentOn: '2026-11-01',
        evidenceIds: [giver.evidenceId],
        idempotencyKey,
      });
    }
  }

  private async deliver(event: Happening, idempotencyKey: string): Promise<void> {
    const { rows } = await this.csr.store.pool.query<{ id: string; kind: string; state: string }>(
      `select d.id, a.kind, d.state from delivery d join pledge_allocation a on a.id = d.allocation_id
       where a.gap_area_id = $1 order by d.id`,
      [this.gap.id],
    );
    const fitting = rows.filter((row) => DELIVERED_IN[event.kind]?.includes(row.state));
    const from = fitting.length > 0 ? fitting : rows;
    const row = from[event.pick % from.length];
    if (!row) return;
    const input = { deliveryId: row.id, idempotencyKey };
    if (event.kind === 'receive') {
      await confirmReceipt(this.as(row.kind === 'PERSON_TIME' ? pillars : officer), {
        ...input,
        receivedOn: '2026-11-02',
        receivingInstitution: 'Desa Uji',
        evidenceIds: [],
      });
    }
    if (event.kind === 'check') await verifyDelivery(this.as(coordinator), input);
    if (event.kind === 'dispute') await disputeDelivery(this.as(coordinator), { ...input, reason: 'Uji acak' });
    if (event.kind === 'resolve')
      await resolveDispute(this.as(coordinator), { ...input, outcome: event.outcome, reason: 'Uji acak' });
  }
}
