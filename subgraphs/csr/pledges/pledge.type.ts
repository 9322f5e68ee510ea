import { ArrayMaxSize } from 'class-validator';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { Remembered } from '#kit/as-of';
import { GraphQLAmount, GraphQLRupiah, type Amount, type Rupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { AllocationState, NeedKind } from '../allocations/allocation-state.rules.ts';
import { Earmark } from '../pools/pool.rules.ts';
import { DeliveryChannel } from './channel.rules.ts';
import { Flow } from './flow.rules.ts';
import { PledgeAction } from './pledge.rules.ts';

registerEnumType(PledgeAction, {
  name: 'PledgeAction',
  description: 'What the viewer may do with a whole pledge now.\nIstilah: tindakan.',
  valuesConfig: {
    EDIT: { description: 'Replace the draft with saveDraftPledge.' },
    SUBMIT: { description: 'Submit the draft with submitPledge.' },
    WITHDRAW: { description: 'Take back what is not accepted yet with withdrawPledge.' },
    CANCEL: { description: 'Give up what is not delivered with cancelPledge.' },
  },
});

@ObjectType('Instalment', { description: 'One part of the money of a pledge and when it is due.\nIstilah: termin.' })
export class InstalmentType {
  @Field(() => Int, { description: 'Its place in the plan, from 1.' })
  number!: number;

  @Field(() => GraphQLDate, { description: 'The day it is due.\nIstilah: jatuh tempo.' })
  dueOn!: LocalDate;

  @Field(() => GraphQLRupiah, { description: 'How much is due.' })
  amount!: Rupiah;

  @Field(() => Boolean, {
    description:
      'True when the day is past and the money delivered does not reach up to this part; a pledge never expires by it.\nIstilah: terlambat.',
  })
  isLate!: boolean;
}

@ObjectType('PledgeTotal', {
  description: 'The sum of the allocations of one kind, item and unit; kinds are never added together.',
})
export class PledgeTotalType {
  @Field(() => NeedKind, { description: 'What it is counted in.' })
  kind!: NeedKind;

  @Field(() => String, { nullable: true, description: 'The item of goods or the service; null for money.' })
  item!: string | null;

  @Field(() => String, { description: 'The unit.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLAmount, { description: 'What the company asked to give.' })
  requestedAmount!: Amount;

  @Field(() => GraphQLAmount, { description: 'What the allocations take or took.' })
  amount!: Amount;

  @Field(() => GraphQLAmount, { description: 'What receivers confirmed.\nIstilah: tersalur.' })
  delivered!: Amount;
}

@ObjectType('Pledge', {
  description:
    'What a company promises to give towards gap areas. The hub holds no money; it records commitments and proof.\nIstilah: ikrar.',
})
@Directive('@key(fields: "id")')
export class PledgeType implements Remembered {
  @Field(() => ID, { description: 'The id of the pledge, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'The short code people quote, such as IKR-2026-12.\nIstilah: kode ikrar.' })
  code!: string;

  @Field(() => Flow, { description: 'Whether the amounts are new to the hub.' })
  flow!: Flow;

  @Field(() => DeliveryChannel, {
    nullable: true,
    description: 'By which way it is to be delivered; null where the company did not say.\nIstilah: cara penyaluran.',
  })
  channel!: DeliveryChannel | null;

  @Field(() => Earmark, {
    description: 'How far the company bound what it gives; NEED for most.\nIstilah: peruntukan.',
  })
  earmark!: Earmark;

  @Field(() => Boolean, { description: 'True when the company hides behind this pledge.\nIstilah: anonim.' })
  isAnonymous!: boolean;

  @Field(() => Boolean, { description: 'True for an invented pledge of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  @Field(() => Int, {
    description: 'Goes up with each change of the draft and each amendment; give it back as expectedVersion.',
  })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When the draft was made.' })
  createdAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was submitted; null for a draft.' })
  submittedAt!: string | null;

  /** Behind field resolvers that look at the viewer. */
  companyId!: string;
  organisation!: string;
  privateNote!: string | null;
  originPledgeId!: string | null;
  passedOnFrom!: string | null;
  carriedOverFrom!: number | null;
  asKnownAt?: string;
}

@ObjectType('PledgeOrigin', { description: 'Where the amounts of a pledge come from that are not new money.' })
export class PledgeOriginType {
  @Field(() => String, {
    nullable: true,
    description: 'The giver by name, when no pledge of the hub is named; for the company and its coordinators.',
  })
  giver!: string | null;

  @Field(() => Int, { nullable: true, description: 'The fiscal year it was meant for.\nIstilah: tahun anggaran asal.' })
  fiscalYear!: number | null;

  pledgeId!: string | null;
}

export const PledgeConnection = connectionOf(PledgeType, 'Pledge');

@InputType('PledgeFilter', { description: 'Which of the own pledges to list.' })
export class PledgeFilter {
  @ArrayMaxSize(13, { message: 'names each state at most once.' })
  @Field(() => [AllocationState], {
    nullable: true,
    description: 'Only pledges that stand in one of these states; null for all.',
  })
  states?: AllocationState[] | null;
}
