import { Field, Int, ObjectType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { AllocationState, NeedKind } from '../allocations/allocation-state.rules.ts';
import { AreaStub } from '../areas/area.stub.ts';
import { GapArea } from '../gap-areas/gap-area.stub.ts';

@ObjectType('PledgeReceiptLine', { description: 'One thing that was promised when the pledge was submitted.' })
export class PledgeReceiptLineType {
  @Field(() => NeedKind, { description: 'Money, goods, a service or person-time.' })
  kind!: NeedKind;

  @Field(() => String, {
    nullable: true,
    description: 'Which goods or service; null for money.\nIstilah: barang/jasa.',
  })
  item!: string | null;

  @Field(() => String, { description: 'What it is counted in.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLAmount, { description: 'What was asked to be given, in that unit.\nIstilah: jumlah diajukan.' })
  requestedAmount!: Amount;

  @Field(() => GraphQLAmount, { description: 'What the gap area held for it at once; 0 on the waiting list.' })
  amount!: Amount;

  @Field(() => Boolean, { description: 'True when it was put on the waiting list.\nIstilah: daftar cadangan.' })
  isWaitlisted!: boolean;

  @Field(() => GapArea, {
    nullable: true,
    description: 'The gap area it is for; null for a pool, and for whoever may not know whose pledge it is.',
  })
  gapArea!: GapArea | null;
}

@ObjectType()
class ReceiptContent {
  @Field(() => String, { description: 'Its code, such as TTI-2026-000123-K7QFM2; the last part is not guessed.' })
  code!: string;

  @Field(() => [PledgeReceiptLineType], { description: 'What was promised when the pledge was submitted.' })
  lines!: PledgeReceiptLineType[];

  @Field(() => GraphQLDateTime, { description: 'When the pledge was submitted.\nIstilah: waktu diajukan.' })
  submittedAt!: string;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Up to which day it was held for the check; null on the waiting list.\nIstilah: batas tahan.',
  })
  heldUntil!: LocalDate | null;

  @Field(() => GraphQLDate, { description: 'The day the receipt was drawn.\nIstilah: tanggal cetak.' })
  issuedOn!: LocalDate;

  @Field(() => String, { description: 'The forum that received the pledge.\nIstilah: penerima ikrar.' })
  issuer!: string;

  @Field(() => String, { description: 'The SHA-256 of the file, 64 hexadecimal digits: compare it with yours.' })
  sha256!: string;

  @Field(() => Int, { description: 'How many bytes the file has.' })
  size!: number;

  @Field(() => Boolean, { description: 'True for an invented pledge of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  pledgeId!: string;
}

@ObjectType('PledgeReceiptCheck', {
  description:
    'What anybody may know of a receipt by its code: whose it is and where only as far as the pledge itself tells it.\n' +
    'Istilah: pemeriksaan tanda terima.',
})
export class PledgeReceiptCheckType extends ReceiptContent {
  @Field(() => AllocationState, { description: 'Where the pledge stands now.\nIstilah: status ikrar.' })
  state!: AllocationState;

  @Field(() => String, { nullable: true, description: 'Who pledged; null for whoever may not know it.' })
  companyName!: string | null;

  @Field(() => String, { nullable: true, description: 'The code of the pledge; null for whoever may not know whose.' })
  pledgeCode!: string | null;

  @Field(() => [AreaStub], {
    nullable: 'itemsAndList',
    description: 'The areas it is for; null for whoever may not know whose pledge it is.\nIstilah: wilayah.',
  })
  areas!: AreaStub[] | null;
}

@ObjectType('PledgeReceipt', {
  description:
    'What the hub confirmed to a company when it submitted a pledge: for itself and the coordinator of its areas.\n' +
    'Istilah: tanda terima ikrar.',
})
export class PledgeReceiptType extends ReceiptContent {
  @Field(() => String, { description: 'The name of the company as it stands on the receipt.' })
  companyName!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was drawn.' })
  issuedAt!: string;

  organisation!: string;
  areaCodes!: string[];
}
