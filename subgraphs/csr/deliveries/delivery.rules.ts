import type { Amount } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import type { AllocationState } from '../allocations/allocation-state.rules.ts';
import { stateDiffers } from '../allocations/allocation.rules.ts';

export const DeliveryState = {
  SENT: 'SENT',
  RECEIVED: 'RECEIVED',
  VERIFIED: 'VERIFIED',
  DISPUTED: 'DISPUTED',
  CANCELLED: 'CANCELLED',
} as const;
export type DeliveryState = keyof typeof DeliveryState;

/** Where a delivery may go next. Nothing else moves it. */
export const DELIVERY_STEPS = {
  SENT: ['RECEIVED', 'DISPUTED', 'CANCELLED'],
  RECEIVED: ['VERIFIED', 'DISPUTED'],
  VERIFIED: ['DISPUTED'],
  DISPUTED: ['SENT', 'RECEIVED', 'VERIFIED', 'CANCELLED'],
  CANCELLED: [],
} as const satisfies Record<DeliveryState, readonly DeliveryState[]>;

const NAMES: Record<DeliveryState, { ID: string; EN: string }> = {
  SENT: { ID: 'terkirim', EN: 'sent' },
  RECEIVED: { ID: 'sudah diterima', EN: 'received' },
  VERIFIED: { ID: 'sudah diperiksa', EN: 'verified' },
  DISPUTED: { ID: 'disengketakan', EN: 'disputed' },
  CANCELLED: { ID: 'dibatalkan', EN: 'cancelled' },
};

/** From where each command takes a delivery on. */
export const STARTS = {
  RECEIPT: ['SENT'],
  VERIFICATION: ['RECEIVED'],
  DISPUTE: ['SENT', 'RECEIVED', 'VERIFIED'],
  RESOLUTION: ['DISPUTED'],
} as const satisfies Record<string, readonly DeliveryState[]>;

export const DisputeOutcome = {
  DELIVERY_STANDS: 'DELIVERY_STANDS',
  DELIVERY_REVERSED: 'DELIVERY_REVERSED',
  ALLOCATION_CANCELLED: 'ALLOCATION_CANCELLED',
} as const;
export type DisputeOutcome = keyof typeof DisputeOutcome;

/** What a delivery counts as: received and verified ones are delivered, sent and disputed ones still committed. */
export const isDelivered = (state: DeliveryState): boolean => state === 'RECEIVED' || state === 'VERIFIED';
const isUnderWay = (state: DeliveryState): boolean => state === 'SENT' || state === 'DISPUTED';

interface Part {
  amount: Amount;
  state: DeliveryState;
}

const sumOf = (parts: readonly Part[]): Amount => parts.reduce((sum, { amount }) => sum + amount, 0n);

/** What the deliveries of an allocation add up to as delivered. */
export const deliveredOf = (parts: readonly Part[]): Amount => sumOf(parts.filter(({ state }) => isDelivered(state)));

/** The state of an allocation that has deliveries; cancelled and closed ones do not move by them. */
export function stateByDeliveries(
  amount: Amount,
  parts: readonly Part[],
): Extract<AllocationState, 'IN_DELIVERY' | 'DELIVERED' | 'VERIFIED' | 'DISPUTED'> {
  const counted = parts.filter(({ state }) => state !== 'CANCELLED');
  if (counted.some(({ state }) => state === 'DISPUTED')) return 'DISPUTED';
  if (deliveredOf(counted) < amount) return 'IN_DELIVERY';
  return counted.every(({ state }) => state === 'VERIFIED') ? 'VERIFIED' : 'DELIVERED';
}

/** What of an allocation may still be sent. */
export function sendable(amount: Amount, parts: readonly Part[]): Amount {
  return amount - deliveredOf(parts) - sumOf(parts.filter(({ state }) => isUnderWay(state)));
}

/** Why this amount may not be recorded as sent, or null when it may. */
export function refuseSending(
  allocation: { state: AllocationState; amount: Amount },
  parts: readonly Part[],
  amount: Amount,
) {
  if (allocation.state !== 'COMMITTED' && allocation.state !== 'IN_DELIVERY') {
    return stateDiffers(allocation.state);
  }
  const left = sendable(allocation.amount, parts);
  if (amount <= left) return null;
  return {
    __typename: 'DeliveryExceedsCommitment',
    code: 'DELIVERY_EXCEEDS_COMMITMENT',
    sendable: left,
    words: {
      ID: `Yang masih dapat dicatat terkirim hanya ${left}. Kurangi jumlahnya, atau ubah komitmen lebih dahulu.`,
      EN: `Only ${left} may still be recorded as sent. Lower the amount, or have the commitment amended first.`,
    },
  } as const satisfies RefusalReason & { sendable: Amount };
}

/** Why nothing more is delivered to an allocation that ended, or null while it runs. */
export function refuseOver(state: AllocationState) {
  return state === 'CANCELLED' || state === 'CLOSED' ? stateDiffers(state) : null;
}

/** Says where a delivery stands, when a step does not start from there. */
export function deliveryStateDiffers(state: DeliveryState) {
  return {
    __typename: 'DeliveryStateDiffers',
    code: 'DELIVERY_STATE_DIFFERS',
    state,
    words: {
      ID: `Penyaluran ini ${NAMES[state].ID}, jadi langkah ini tidak berlaku. Muat ulang halamannya.`,
      EN: `This delivery is ${NAMES[state].EN}, so the step does not apply. Load the page again.`,
    },
  } as const satisfies RefusalReason & { state: DeliveryState };
}

/** Why a delivery may not take a command's step, which starts `from` these states, or null when it may. */
export function refuseDeliveryStep(state: DeliveryState, from: readonly DeliveryState[]) {
  return from.includes(state) ? null : deliveryStateDiffers(state);
}

export interface Hand {
  subject: string;
  organisation: string | null;
}

const SAME_HAND = {
  __typename: 'SameHand',
  code: 'SAME_HAND',
  words: {
    ID: 'Yang menyalurkan, yang menerima dan yang memeriksa harus orang yang berbeda dari organisasi yang berbeda.',
    EN: 'Who gives, who receives and who verifies are different people of different organisations.',
  },
} as const satisfies RefusalReason;

/** Why this person may not confirm or verify, after those who acted before; an unknown organisation proves nothing. */
export function refuseSameHand(actor: Hand, before: readonly Hand[]) {
  const isSame = before.some(
    ({ subject, organisation }) =>
      subject === actor.subject || organisation === null || organisation === actor.organisation,
  );
  return isSame || actor.organisation === null ? SAME_HAND : null;
}

/** Why a delivery may not be verified yet: there is no stored evidence. */
export function refuseWithoutEvidence(stored: number) {
  if (stored > 0) return null;
  return {
    __typename: 'EvidenceMissing',
    code: 'EVIDENCE_MISSING',
    words: {
      ID: 'Belum ada bukti yang tersimpan untuk penyaluran ini. Mintalah perusahaan atau penerima mengunggahnya.',
      EN: 'No evidence is stored for this delivery yet. Ask the company or the receiver to upload it.',
    },
  } as const satisfies RefusalReason;
}

/** Why a day of handing over cannot be, or null: nothing is received before it was sent. */
export function refuseEarlyReceipt(sentOn: string, receivedOn: string) {
  if (receivedOn >= sentOn) return null;
  return {
    __typename: 'ReceiptBeforeSending',
    code: 'RECEIPT_BEFORE_SENDING',
    sentOn,
    words: {
      ID: `Tanggal terima mendahului tanggal kirim (${sentOn}). Perbaiki tanggalnya.`,
      EN: `The day of receipt comes before the day of sending (${sentOn}). Correct it.`,
    },
  } as const satisfies RefusalReason & { sentOn: string };
}

/** Why an allocation may not be ended by one dispute while another is open. */
export function refuseEndWithDisputes(outcome: DisputeOutcome, parts: readonly Part[]) {
  const disputed = parts.filter(({ state }) => state === 'DISPUTED').length;
  if (outcome !== 'ALLOCATION_CANCELLED' || disputed < 2) return null;
  return {
    __typename: 'OtherDisputesOpen',
    code: 'OTHER_DISPUTES_OPEN',
    words: {
      ID: 'Masih ada sengketa lain pada alokasi ini. Selesaikan dahulu, lalu batalkan alokasinya.',
      EN: 'Another dispute of this allocation is open. Resolve it first, then cancel the allocation.',
    },
  } as const satisfies RefusalReason;
}
