import { STARTS, refuseDeliveryStep, refuseSameHand, type DeliveryState, type Hand } from './delivery.rules.ts';

/** Who looks at a delivery. */
export interface DeliveryViewer {
  subject: string | null;
  organisation: string | null;
  isGiver: boolean;
  isReceiver: boolean;
  isCoordinator: boolean;
}

export const DeliveryAction = {
  CONFIRM_RECEIPT: 'CONFIRM_RECEIPT',
  VERIFY: 'VERIFY',
  DISPUTE: 'DISPUTE',
  RESOLVE: 'RESOLVE',
  ATTACH_EVIDENCE: 'ATTACH_EVIDENCE',
  UNDO: 'UNDO',
} as const;
export type DeliveryAction = keyof typeof DeliveryAction;

/** What the viewer may do with a delivery now. */
export function deliveryActions(
  delivery: { state: DeliveryState; hands: readonly Hand[]; storedEvidence: number },
  viewer: DeliveryViewer,
  mayUndo = false,
): DeliveryAction[] {
  const { state, hands } = delivery;
  const isOther =
    viewer.subject !== null &&
    refuseSameHand({ subject: viewer.subject, organisation: viewer.organisation }, hands) === null;
  const actions: [DeliveryAction, boolean][] = [
    ['CONFIRM_RECEIPT', viewer.isReceiver && state === 'SENT' && isOther],
    ['VERIFY', viewer.isCoordinator && state === 'RECEIVED' && isOther && delivery.storedEvidence > 0],
    [
      'DISPUTE',
      (viewer.isGiver || viewer.isReceiver || viewer.isCoordinator) &&
        refuseDeliveryStep(state, STARTS.DISPUTE) === null,
    ],
    ['RESOLVE', viewer.isCoordinator && !viewer.isGiver && state === 'DISPUTED'],
    ['ATTACH_EVIDENCE', (viewer.isGiver || viewer.isReceiver) && state !== 'CANCELLED'],
    ['UNDO', viewer.isCoordinator && mayUndo],
  ];
  return actions.filter(([, may]) => may).map(([action]) => action);
}
