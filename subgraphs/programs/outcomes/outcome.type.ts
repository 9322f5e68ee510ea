import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import type { OutcomeKind, OutcomeStatus } from './outcome.rules.ts';

export enum OutcomeStatusName {
  OPEN = 'OPEN',
  IN_PROGRESS = 'IN_PROGRESS',
  DONE = 'DONE',
  DROPPED = 'DROPPED',
}

registerEnumType(OutcomeStatusName, {
  name: 'OutcomeStatus',
  description: 'What has become of a recommendation or a commitment, as far as the hub was told.\nIstilah: status.',
  valuesConfig: {
    OPEN: { description: 'Nothing was told yet, or that it is still to be begun.\nIstilah: terbuka.' },
    IN_PROGRESS: { description: 'Begun, not finished.\nIstilah: berjalan.' },
    DONE: { description: 'Finished.\nIstilah: selesai.' },
    DROPPED: { description: 'Given up, with a reason.\nIstilah: tidak dilanjutkan.' },
  },
});

@ObjectType('OutcomeStep', {
  description: 'What was told of a recommendation or commitment at one time; kept for ever.\nIstilah: riwayat status.',
})
export class OutcomeStepType {
  @Field(() => Int, { description: 'The number of the step, from 1.\nIstilah: versi.' })
  version!: number;

  @Field(() => OutcomeStatusName, { description: 'Where it stood after it.\nIstilah: status.' })
  status!: OutcomeStatus;

  @Field(() => String, { nullable: true, description: 'Why, or what was done; null for the first.\nIstilah: alasan.' })
  reason!: string | null;

  @Field(() => GraphQLDate, { description: 'The day it was told.\nIstilah: per tanggal.' })
  toldOn!: LocalDate;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.\nIstilah: dicatat pada.' })
  happenedAt!: string;
}

@ObjectType()
abstract class OutcomeFields {
  @Field(() => ID, { description: 'Its id in the hub.' })
  id!: string;

  @Field(() => String, { description: 'Its code: that of its meeting and a number.\nIstilah: kode.' })
  code!: string;

  @Field(() => String, { description: 'What is to be done.\nIstilah: isi.' })
  text!: string;

  @Field(() => String, { description: 'The institution that is to do it.\nIstilah: penanggung jawab.' })
  institution!: string;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The day it is due; null where none was set.\nIstilah: tenggat.',
  })
  dueOn!: LocalDate | null;

  @Field(() => OutcomeStatusName, { description: 'What has become of it.\nIstilah: status.' })
  status!: OutcomeStatus;

  @Field(() => Int, {
    description: 'The number of its newest step; give it as `expectedVersion`.\nIstilah: versi.',
  })
  version!: number;

  @Field(() => Boolean, {
    description:
      'True when it was due before today (Asia/Jakarta) and is neither done nor dropped.\nIstilah: terlambat.',
  })
  isOverdue!: boolean;

  @Field(() => String, { nullable: true, description: 'The words it rests on.\nIstilah: kutipan.' })
  quote!: string | null;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;
}

@ObjectType('MeetingRecommendation', {
  description: 'What a meeting recommends, with who is to do it and by when.\nIstilah: rumusan rapat.',
})
export class MeetingRecommendationType extends OutcomeFields {}

@ObjectType('MeetingCommitment', {
  description: 'What an institution promised at a meeting; followed up at the next one.\nIstilah: komitmen rapat.',
})
export class MeetingCommitmentType extends OutcomeFields {}

@ObjectType('FollowedUp', {
  description:
    'Something an earlier meeting had left open when this one began: exactly one of the two is given.\n' +
    'Istilah: tindak lanjut.',
})
export class FollowedUpType {
  @Field(() => OutcomeStatusName, { description: 'Where it stood when the meeting began.\nIstilah: status awal.' })
  statusBefore!: OutcomeStatus;
}

export const RecommendationConnection = connectionOf(MeetingRecommendationType, 'MeetingRecommendation');
export const CommitmentConnection = connectionOf(MeetingCommitmentType, 'MeetingCommitment');

@InputType({
  description: 'Which recommendations or commitments to list; what is left out does not narrow it.\nIstilah: saringan.',
})
export class OutcomeFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only of meetings of this area and what lies in it, by Kemendagri code.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @Field(() => [OutcomeStatusName], { nullable: true, description: 'Only in these states.\nIstilah: status.' })
  statuses?: OutcomeStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only what is overdue.\nIstilah: hanya yang terlambat.' })
  overdueOnly?: boolean | null;
}

/** The class of each kind, for what is made for both. */
export const OUTCOME_TYPES = {
  RECOMMENDATION: MeetingRecommendationType,
  COMMITMENT: MeetingCommitmentType,
} as const satisfies Record<OutcomeKind, unknown>;
