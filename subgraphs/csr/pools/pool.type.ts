import { Field, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { AreaStub } from '../areas/area.stub.ts';
import { Earmark, PoolAction, PoolState } from './pool.rules.ts';

registerEnumType(Earmark, {
  name: 'Earmark',
  description: 'How far a company has bound what it gives; only NEED names need lines itself.\nIstilah: peruntukan.',
  valuesConfig: {
    UNEARMARKED: { description: "Anywhere in the area of the giver's forum.\nIstilah: tanpa peruntukan." },
    AREA: { description: 'Only in an area, and for one category where it names one.\nIstilah: untuk wilayah.' },
    CATEGORY: { description: 'Only for one need category.\nIstilah: untuk kategori PPKS.' },
    NEED: { description: 'For the need lines that the pledge names.\nIstilah: untuk kebutuhan tertentu.' },
  },
});

registerEnumType(PoolState, {
  name: 'PoolState',
  description: 'Where a pool stands; its allocations have states of their own.\nIstilah: status dana bersama.',
  valuesConfig: {
    SUBMITTED: { description: 'Waits for the coordinator of its area.\nIstilah: diajukan.' },
    COMMITTED: { description: 'Accepted; the coordinator gives it to need lines.\nIstilah: berkomitmen.' },
    REJECTED: { description: 'Turned down by the coordinator.\nIstilah: ditolak.' },
    WITHDRAWN: { description: 'Taken back by the company before acceptance.\nIstilah: ditarik.' },
    EXPIRED: { description: 'Nobody decided in time.\nIstilah: kedaluwarsa.' },
    CANCELLED: { description: 'The rest was given up; what has a need line stays.\nIstilah: sisa dibatalkan.' },
  },
});

registerEnumType(PoolAction, {
  name: 'PoolAction',
  description: 'What the viewer may do with a pool now.\nIstilah: tindakan.',
  valuesConfig: {
    VERIFY: { description: 'Accept it with verifyPoolPledge.' },
    REJECT: { description: 'Turn it down with rejectPoolPledge.' },
    WITHDRAW: { description: 'Take it back with withdrawPoolPledge.' },
    CANCEL_REST: { description: 'Give up what has no need line with cancelPoolRest.' },
    ALLOCATE: { description: 'Give it to need lines with allocateFromPool.' },
  },
});

@ObjectType('Pool', {
  description:
    'Money a company promised without naming a need line; a coordinator gives it to need lines. What has no line yet\n' +
    'counts in no coverage. amount = allocated + unallocated + released.\nIstilah: dana bersama.',
})
export class PoolType {
  @Field(() => PoolState, { description: 'Where it stands.' })
  state!: PoolState;

  @Field(() => GraphQLRupiah, { description: 'What was promised.\nIstilah: jumlah.' })
  amount!: Rupiah;

  @Field(() => GraphQLRupiah, {
    description:
      'What allocations take of it; those that were cancelled only as far as delivered.\nIstilah: dialokasikan.',
  })
  allocated!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'What may still be given to need lines.\nIstilah: belum dialokasikan.' })
  unallocated!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'What was given up, or never accepted.\nIstilah: dilepas.' })
  released!: Rupiah;

  @Field(() => String, { description: 'The forum whose coordinator allocates it, such as FORUM-15.' })
  forumCode!: string;

  @Field(() => AreaStub, {
    nullable: true,
    description: 'It may be used here and within: the earmark, or the area of the forum.',
  })
  area!: AreaStub;

  @Field(() => String, { nullable: true, description: 'Only for this need category; null for any.' })
  categoryCode!: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The last day for a decision; null once decided.' })
  holdUntil!: LocalDate | null;

  @Field(() => GraphQLDateTime, { description: 'When it came to its state.' })
  stateChangedAt!: string;

  pledgeId!: string;
  companyId!: string;
  organisation!: string;
  areaCode!: string;
  isHidden!: boolean;
}

export const PoolConnection = connectionOf(PoolType, 'Pool');

@ObjectType('PoolStep', { description: 'One step of a pool; steps are only ever added.\nIstilah: riwayat.' })
export class PoolStepType {
  @Field(() => PoolState, { nullable: true, description: 'The state before; null for the submission.' })
  fromState!: PoolState | null;

  @Field(() => PoolState, { description: 'The state after.' })
  toState!: PoolState;

  @Field(() => String, { description: 'Who did it.\nIstilah: pelaku.' })
  actorName!: string;

  @Field(() => String, { nullable: true, description: 'Why, where a reason was given.\nIstilah: alasan.' })
  reason!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  happenedAt!: string;
}
