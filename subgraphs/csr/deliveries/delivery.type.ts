import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { DeliveryAction } from './delivery-action.rules.ts';
import { DeliveryState, DisputeOutcome } from './delivery.rules.ts';

registerEnumType(DeliveryState, {
  name: 'DeliveryState',
  description: 'How far the three-way confirmation of a delivery has come.\nIstilah: status penyaluran.',
  valuesConfig: {
    SENT: { description: 'The company says so; counts as committed.\nIstilah: dikirim.' },
    RECEIVED: { description: 'The receiving side says so too; counts as delivered.\nIstilah: diterima.' },
    VERIFIED: { description: 'The coordinator checked it against evidence; counts as delivered.\nIstilah: diperiksa.' },
    DISPUTED: { description: 'In doubt; counts as committed until the coordinator decides.\nIstilah: disengketakan.' },
    CANCELLED: { description: 'Reversed, or taken back with its allocation; counts as nothing.\nIstilah: dibatalkan.' },
  },
});

registerEnumType(DisputeOutcome, {
  name: 'DisputeOutcome',
  description: 'How a dispute ends.\nIstilah: putusan sengketa.',
  valuesConfig: {
    DELIVERY_STANDS: { description: 'The delivery goes back to the state it had.\nIstilah: penyaluran diakui.' },
    DELIVERY_REVERSED: {
      description:
        'The delivery counts as nothing; the company still owes the amount.\nIstilah: penyaluran dibatalkan.',
    },
    ALLOCATION_CANCELLED: {
      description:
        'The delivery counts as nothing and the rest of the allocation is released; what else was delivered stays.',
    },
  },
});

registerEnumType(DeliveryAction, {
  name: 'DeliveryAction',
  description: 'Something the viewer may do with a delivery now.\nIstilah: tindakan.',
  valuesConfig: {
    CONFIRM_RECEIPT: { description: 'Say that it came, with confirmReceipt.' },
    VERIFY: { description: 'Accept it after a check, with verifyDelivery.' },
    DISPUTE: { description: 'Doubt it, with disputeDelivery.' },
    RESOLVE: { description: 'End its dispute, with resolveDispute.' },
    ATTACH_EVIDENCE: { description: 'Add evidence, with attachDeliveryEvidence.' },
    UNDO: { description: 'Take the own verification back with undoDeliveryStep; until when is said by undo.' },
  },
});

@ObjectType('DeliveryStep', {
  description: 'One step of a delivery; steps are only ever added.\nIstilah: riwayat penyaluran.',
})
export class DeliveryStepType {
  @Field(() => DeliveryState, { nullable: true, description: 'The state before; null for the first.' })
  fromState!: DeliveryState | null;

  @Field(() => DeliveryState, { description: 'The state after the step.' })
  toState!: DeliveryState;

  @Field(() => String, { description: 'Who did it, by name.\nIstilah: pelaku.' })
  actorName!: string;

  @Field(() => String, { nullable: true, description: 'Why, or what was noted with it.' })
  reason!: string | null;

  @Field(() => Boolean, {
    description: 'True when it takes the step before it back.\nIstilah: urungkan.',
  })
  isUndo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  happenedAt!: string;
}

@ObjectType('Dispute', { description: 'A doubt about a delivery, and how it ended.\nIstilah: sengketa penyaluran.' })
export class DisputeType {
  @Field(() => ID, { description: 'The id of the dispute, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'What is doubted, in the words of who raised it.' })
  reason!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was raised.' })
  raisedAt!: string;

  @Field(() => DisputeOutcome, { nullable: true, description: 'How it ended; null while it is open.' })
  outcome!: DisputeOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it ended so; null while it is open.\nIstilah: alasan putusan.',
  })
  resolution!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended; null while it is open.' })
  resolvedAt!: string | null;

  deliveryId!: string;
}

export const DisputeConnection = connectionOf(DisputeType, 'Dispute');

@ObjectType('Delivery', {
  description:
    'A part of an allocation that three different sides say was sent, received and verified. No money moves here.\n' +
    'Istilah: penyaluran.',
})
@Directive('@key(fields: "id")')
export class DeliveryType {
  @Field(() => ID, { description: 'The id of the delivery, a UUID.' })
  id!: string;

  @Field(() => GraphQLAmount, { description: 'How much, in the unit of the allocation.\nIstilah: jumlah.' })
  amount!: Amount;

  @Field(() => DeliveryState, { description: 'How far it has come.' })
  state!: DeliveryState;

  @Field(() => GraphQLDate, { description: 'The day the company sent it.\nIstilah: tanggal kirim.' })
  sentOn!: LocalDate;

  @Field(() => GraphQLDateTime, { description: 'When the company recorded it.' })
  recordedAt!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it came; null until its receipt is confirmed.' })
  receivedOn!: LocalDate | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who took it over; null until its receipt is confirmed.\nIstilah: lembaga penerima.',
  })
  receivingInstitution!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the coordinator verified it; null until then.' })
  verifiedAt!: string | null;

  @Field(() => Boolean, { description: 'True for an invented delivery of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  /** Behind field resolvers that look at the viewer. */
  allocationId!: string;
  note!: string | null;
  organisation!: string;
  areaCode!: string;
  kind!: string;
  sentBy!: string;
  receivedBy!: string | null;
  receivedOrganisation!: string | null;
  storedEvidence!: number;
}

export const DeliveryConnection = connectionOf(DeliveryType, 'Delivery');
