import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { Remembered } from '#kit/as-of';
import { GraphQLAmount, GraphQLRupiah, type Amount, type Rupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { GapArea, NeedLineStub } from '../gap-areas/gap-area.stub.ts';
import { AllocationAction } from './allocation.rules.ts';
import { AllocationState, InfoStep, NeedKind } from './allocation-state.rules.ts';

registerEnumType(AllocationState, {
  name: 'PledgeState',
  description:
    'Where an allocation stands. A pledge stands where its least advanced live allocation does.\nIstilah: status ikrar.',
  valuesConfig: {
    DRAFT: { description: 'Only the company sees it; takes nothing.\nIstilah: Draf.' },
    WAITLISTED: { description: 'Waits in the queue; takes nothing until it fits whole.\nIstilah: Daftar cadangan.' },
    SUBMITTED: { description: 'Held until a coordinator decides or the hold runs out.\nIstilah: Diajukan.' },
    COMMITTED: { description: 'Accepted by the coordinator of the area.\nIstilah: Berkomitmen.' },
    DISPUTED: {
      description: 'What was sent or received is in doubt; counts as committed meanwhile.\nIstilah: Disengketakan.',
    },
    IN_DELIVERY: { description: 'A part was sent or received.\nIstilah: Disalurkan sebagian.' },
    DELIVERED: { description: 'All of it was received.\nIstilah: Diterima.' },
    VERIFIED: {
      description: 'The coordinator checked the delivery with its evidence.\nIstilah: Penyaluran diperiksa.',
    },
    CLOSED: { description: 'Finished.\nIstilah: Selesai.' },
    REJECTED: { description: 'Turned down by the coordinator.\nIstilah: Ditolak.' },
    WITHDRAWN: { description: 'Taken back by the company before acceptance.\nIstilah: Ditarik.' },
    EXPIRED: { description: 'The hold ran out, or the gap ended while it waited.\nIstilah: Kedaluwarsa.' },
    CANCELLED: { description: 'Given up after acceptance; what was delivered stays.\nIstilah: Dibatalkan.' },
  },
});

registerEnumType(AllocationAction, {
  name: 'AllocationAction',
  description: 'What the viewer may do with an allocation now.\nIstilah: tindakan.',
  valuesConfig: {
    VERIFY: { description: 'Accept it with verifyAllocation.' },
    REJECT: { description: 'Turn it down with rejectAllocation.' },
    REQUEST_INFO: { description: 'Ask the company with requestInfo.' },
    ANSWER_INFO: { description: 'Answer the coordinator with answerInfoRequest.' },
    WITHDRAW: { description: 'Take it back with withdrawPledge.' },
    CANCEL: { description: 'Give it up with cancelPledge.' },
    RECORD_DELIVERY: { description: 'Say that a part was sent with recordDelivery.' },
    CLOSE: { description: 'Finish it with closeAllocation.' },
    UNDO: { description: 'Take the own decision back with undoAllocationStep; until when is said by undo.' },
  },
});

registerEnumType(InfoStep, {
  name: 'InfoStep',
  description: 'What a step says between a coordinator and the company.\nIstilah: tanya jawab.',
  valuesConfig: {
    ASKED: { description: 'The coordinator asked; the reason is the question.\nIstilah: perlu info.' },
    ANSWERED: { description: 'The company answered; the reason is the answer.\nIstilah: jawaban.' },
  },
});

@ObjectType('AllocationStep', {
  description: 'One step of an allocation; steps are only ever added.\nIstilah: riwayat.',
})
export class AllocationStepType {
  @Field(() => AllocationState, { description: 'The state before.' })
  fromState!: AllocationState;

  @Field(() => AllocationState, {
    description: 'The state after; the same as before when only amounts or a question changed.',
  })
  toState!: AllocationState;

  @Field(() => GraphQLAmount, { description: 'The amount after the step, in the unit of the line.' })
  amount!: Amount;

  @Field(() => GraphQLAmount, { description: 'What of it was delivered after the step.' })
  delivered!: Amount;

  @Field(() => String, { description: 'Who did it; Simpul for what the hub does by the clock.\nIstilah: pelaku.' })
  actorName!: string;

  @Field(() => String, { nullable: true, description: 'Why, where a reason was given.\nIstilah: alasan.' })
  reason!: string | null;

  @Field(() => Boolean, {
    description: 'True when it takes the step before it back.\nIstilah: urungkan.',
  })
  isUndo!: boolean;

  @Field(() => InfoStep, {
    nullable: true,
    description: 'Whether it asked the company something or is its answer; null for every other step.',
  })
  info!: InfoStep | null;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  happenedAt!: string;
}

@ObjectType('PledgeAllocation', {
  description:
    'The part of a pledge for one need line. Amount, kind, state and day are public once it is submitted; whose it is\n' +
    'only after acceptance, and never of a company that hides.\nIstilah: bagian ikrar.',
})
@Directive('@key(fields: "id")')
export class PledgeAllocationType implements Remembered {
  @Field(() => ID, { description: 'The id of the allocation, a UUID.' })
  id!: string;

  @Field(() => GapArea, { nullable: true, description: 'The gap area it helps to close; programs knows more of it.' })
  gapArea!: GapArea;

  @Field(() => NeedLineStub, { nullable: true, description: 'The need line it takes from; programs knows more of it.' })
  needLine!: NeedLineStub;

  @Field(() => NeedKind, { description: 'What it is counted in.' })
  kind!: NeedKind;

  @Field(() => String, {
    nullable: true,
    description: 'The item of goods or the service; null for money.\nIstilah: jenis barang.',
  })
  item!: string | null;

  @Field(() => String, { description: 'The unit of its amounts, such as IDR or paket.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLAmount, {
    description: 'What the company asked to give; larger than amount when it was cut to what was open.',
  })
  requestedAmount!: Amount;

  @Field(() => GraphQLAmount, { description: 'What it takes, or took, from the need line.\nIstilah: jumlah.' })
  amount!: Amount;

  @Field(() => GraphQLAmount, {
    description: 'What the receiver confirmed; stays after a cancellation.\nIstilah: tersalur.',
  })
  delivered!: Amount;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'What goods or services are worth; never added to money.\nIstilah: taksiran nilai.',
  })
  estimatedValue!: Rupiah | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of person-time: how many people the company meant to give it.\nIstilah: jumlah relawan.',
  })
  people!: number | null;

  @Field(() => GraphQLAmount, {
    nullable: true,
    description:
      'Of person-time: the hours each of them gives of what was asked; null where it does not come out even.',
  })
  hoursEach!: Amount | null;

  @Field(() => AllocationState, { description: 'Where it stands.' })
  state!: AllocationState;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day of its hold; null when nothing is held.\nIstilah: batas tahan.',
  })
  holdUntil!: LocalDate | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was submitted; null for a draft.' })
  submittedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a coordinator accepted it; null until then.' })
  acceptedAt!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it came to its state.' })
  stateChangedAt!: string;

  @Field(() => Boolean, {
    description: 'False when the gap is closed or past its deadline, so that a coordinator looks again.',
  })
  isGapTakingPledges!: boolean;

  /** Behind field resolvers that look at the viewer. */
  pledgeId!: string;
  companyId!: string;
  organisation!: string;
  areaCode!: string;
  isHidden!: boolean;
  infoRequested!: string | null;
  position!: number;
  asKnownAt?: string;
}

export const PledgeAllocationConnection = connectionOf(PledgeAllocationType, 'PledgeAllocation');
