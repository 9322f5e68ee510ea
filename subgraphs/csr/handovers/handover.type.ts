import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { NeedKind } from '../allocations/allocation-state.rules.ts';
import { KeyedInput } from '../deliveries/delivery-input.type.ts';
import { DeliverySuccess, DeliveryStateDiffers } from '../deliveries/delivery-result.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';

@ObjectType('HandoverRecord', {
  description:
    'The record of one handover: who gave what to whom, on which day. One per delivery, never rewritten.\n' +
    'Istilah: BAST, berita acara serah terima.',
})
export class HandoverRecordType {
  @Field(() => ID, { description: 'The id of the record, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'The code the hub gave it, such as BAST-2026-000012.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number the receiving office gave it.\nIstilah: nomor BAST.',
  })
  officialNumber!: string | null;

  @Field(() => GraphQLDate, { description: 'The day it was handed over.\nIstilah: tanggal serah terima.' })
  handedOverOn!: LocalDate;

  @Field(() => String, { description: 'Who took it over, as the receipt says.\nIstilah: pihak kedua, penerima.' })
  receiver!: string;

  @Field(() => NeedKind, { description: 'What was handed over: money, goods, a service or person-time.' })
  kind!: NeedKind;

  @Field(() => String, {
    nullable: true,
    description: 'Which goods or service; null for money.\nIstilah: barang/jasa.',
  })
  item!: string | null;

  @Field(() => String, { description: 'What it is counted in.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLAmount, { description: 'How much, in that unit.\nIstilah: jumlah.' })
  amount!: Amount;

  @Field(() => String, { nullable: true, description: 'What was noted at the handover.\nIstilah: keterangan.' })
  note!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was put on record.' })
  recordedAt!: string;

  @Field(() => Boolean, { description: 'True for an invented handover of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  /** The company's name as it was; behind a field that looks at the viewer. */
  giverName!: string;
  deliveryId!: string;
}

@InputType('RecordHandoverInput', { description: 'The received delivery whose handover is put on record.' })
export class RecordHandoverInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The delivery, RECEIVED or VERIFIED.' })
  deliveryId!: string;

  @Length(1, 120)
  @Field(() => String, { nullable: true, description: 'The number of the signed paper, where it has one.' })
  officialNumber?: string | null;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'What was noted, such as the state of the goods; no names.' })
  note?: string | null;
}

@ObjectType('HandoverRecorded', { description: 'The handover is on record.' })
export class HandoverRecorded extends DeliverySuccess {
  readonly __typename!: 'HandoverRecorded';
}

@ObjectType('HandoverAlreadyRecorded', {
  implements: Refusal,
  description: 'The delivery has its one record already.',
})
export class HandoverAlreadyRecorded extends Refusal {
  override readonly __typename!: 'HandoverAlreadyRecorded';

  @Field(() => String, { description: 'The code of that record.' })
  handoverCode!: string;
}

export const RecordHandoverResult = createUnionType({
  name: 'RecordHandoverResult',
  description: 'The record of the handover, or why there is none.',
  types: () => [HandoverRecorded, HandoverAlreadyRecorded, DeliveryStateDiffers, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
