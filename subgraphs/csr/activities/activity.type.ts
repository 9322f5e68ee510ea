import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, GraphQLRupiah, type Amount, type Rupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { NeedKind } from '../allocations/allocation-state.rules.ts';
import { AreaStub } from '../areas/area.stub.ts';
import { GapArea, NeedLineStub } from '../gap-areas/gap-area.stub.ts';
import { Flow } from '../pledges/flow.rules.ts';
import { ActivityAction, ActivityState } from './activity.rules.ts';

registerEnumType(ActivityState, {
  name: 'ActivityState',
  description: 'How far an activity without a pledge was checked.\nIstilah: status laporan kegiatan.',
  valuesConfig: {
    REPORTED: { description: 'Waits for the coordinator; counts nowhere yet.\nIstilah: dilaporkan.' },
    VERIFIED: { description: 'Checked against its evidence; counts as delivered.\nIstilah: diperiksa.' },
    REJECTED: { description: 'Not accepted, with a reason; counts nowhere.\nIstilah: ditolak.' },
  },
});

registerEnumType(ActivityAction, {
  name: 'ActivityAction',
  description: 'What the viewer may do with a reported activity now.\nIstilah: tindakan.',
  valuesConfig: {
    VERIFY: { description: 'Accept it with verifyActivity.' },
    REJECT: { description: 'Turn it down with rejectActivity.' },
    ATTACH_EVIDENCE: { description: 'Add proof with attachActivityEvidence.' },
  },
});

@ObjectType('Activity', {
  description:
    'What a company did without a pledge, reported afterwards. It counts as delivered once a coordinator of the area\n' +
    'has verified it: on its need line when it names one, else only in totals of companies and forums.\n' +
    'Istilah: kegiatan langsung.',
})
export class ActivityType {
  @Field(() => ID, { description: 'The id of the activity, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'The short code people quote, such as KGT-2026-12.\nIstilah: kode kegiatan.' })
  code!: string;

  @Field(() => ActivityState, { description: 'How far it was checked.' })
  state!: ActivityState;

  @Field(() => AreaStub, { nullable: true, description: 'Where it was done.\nIstilah: wilayah.' })
  area!: AreaStub;

  @Field(() => String, { description: 'The need category it served, such as PPKS-24.\nIstilah: kategori PPKS.' })
  categoryCode!: string;

  @Field(() => Int, { description: 'The fiscal year it counts in.\nIstilah: tahun anggaran.' })
  fiscalYear!: number;

  @Field(() => GapArea, { nullable: true, description: 'The gap area it helped to close; null when it names none.' })
  gapArea!: GapArea | null;

  @Field(() => NeedLineStub, { nullable: true, description: 'The need line it counts on; null when it names none.' })
  needLine!: NeedLineStub | null;

  @Field(() => NeedKind, { description: 'What it is counted in.' })
  kind!: NeedKind;

  @Field(() => String, { nullable: true, description: 'The item of goods or the service; null for money.' })
  item!: string | null;

  @Field(() => String, { description: 'The unit of the amount.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLAmount, { description: 'How much was given.\nIstilah: jumlah.' })
  amount!: Amount;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'What goods or services are worth; never added to money.\nIstilah: taksiran nilai.',
  })
  estimatedValue!: Rupiah | null;

  @Field(() => Flow, { description: 'Whether the amount is new to the hub.' })
  flow!: Flow;

  @Field(() => GraphQLDate, { description: 'The day it was done.\nIstilah: tanggal kegiatan.' })
  doneOn!: LocalDate;

  @Field(() => Boolean, { description: 'True for an invented activity of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was reported.' })
  reportedAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was verified or rejected; null until then.' })
  decidedAt!: string | null;

  /** Behind field resolvers that look at the viewer. */
  companyId!: string;
  organisation!: string;
  reportedBy!: string;
  areaCode!: string;
  isHidden!: boolean;
  told!: string;
  passedOnFrom!: string | null;
  carriedOverFrom!: number | null;
  originPledgeId!: string | null;
  storedEvidence!: number;
}

export const ActivityConnection = connectionOf(ActivityType, 'Activity');

@ObjectType('ActivityStep', { description: 'One step of a reported activity; steps are only ever added.' })
export class ActivityStepType {
  @Field(() => ActivityState, { nullable: true, description: 'The state before; null for the report itself.' })
  fromState!: ActivityState | null;

  @Field(() => ActivityState, { description: 'The state after.' })
  toState!: ActivityState;

  @Field(() => String, { description: 'Who did it.\nIstilah: pelaku.' })
  actorName!: string;

  @Field(() => String, { nullable: true, description: 'Why, where a reason was given.\nIstilah: alasan.' })
  reason!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  happenedAt!: string;
}
