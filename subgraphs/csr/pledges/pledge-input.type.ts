import { ArrayMaxSize, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';

import { GraphQLAmount, GraphQLRupiah, type Amount, type Rupiah } from '#kit/amount';
import { GraphQLDate, type LocalDate } from '#kit/dates';

import { NeedKind } from '../allocations/allocation-state.rules.ts';
import { DeliveryChannel } from './channel.rules.ts';
import { Flow } from './flow.rules.ts';
import { OnShortfall } from '../submissions/submission.rules.ts';

registerEnumType(NeedKind, {
  name: 'NeedKind',
  description: 'What a need line is counted in.',
  valuesConfig: {
    MONEY: { description: 'Whole rupiah.\nIstilah: dana.' },
    GOODS: { description: "Pieces of an item in the line's unit.\nIstilah: barang." },
    SERVICE: { description: 'Units of a service.\nIstilah: jasa.' },
    PERSON_TIME: { description: 'Person-hours given by company staff.\nIstilah: waktu orang.' },
  },
});

registerEnumType(Flow, {
  name: 'Flow',
  description:
    'Whether an amount is new to the hub; sums over companies, forums or years count NEW_MONEY only.\nIstilah: arus.',
  valuesConfig: {
    NEW_MONEY: { description: 'Given for the first time.\nIstilah: dana baru.' },
    PASS_THROUGH: { description: 'Handed on from another giver who is counted already.\nIstilah: dana terusan.' },
    CARRY_OVER: { description: 'Left from an earlier year, counted there.\nIstilah: luncuran tahun lalu.' },
  },
});

registerEnumType(DeliveryChannel, {
  name: 'DeliveryChannel',
  description: 'By which way what is promised reaches those it is for.\nIstilah: cara penyaluran.',
  valuesConfig: {
    DIRECT: { description: 'Straight to those who receive it.\nIstilah: langsung ke penerima.' },
    FORUM: { description: 'Through the CSR forum.\nIstilah: melalui forum CSR.' },
    AGENCY: { description: 'Through an agency of the government.\nIstilah: melalui perangkat daerah.' },
  },
});

registerEnumType(OnShortfall, {
  name: 'OnShortfall',
  description: 'What to do when a need line has less open than is asked.\nIstilah: bila sisa tidak cukup.',
  valuesConfig: {
    REFUSE: { description: 'All or nothing over the whole pledge.\nIstilah: batalkan pengajuan.' },
    PARTIAL: { description: 'Cut each allocation to what is open; refused when nothing is.\nIstilah: ambil sebagian.' },
    WAITLIST: {
      description: 'What does not fit whole waits in the queue and takes nothing.\nIstilah: daftar cadangan.',
    },
  },
});

const KEY = { message: 'is 1 to 255 characters: one key per intended command, the same for each retry.' };
const keyDescription =
  'One key per intended command, 1 to 255 characters; a retry with it is told the first answer.\nIstilah: kunci idempoten.';

@InputType('PledgeAllocationInput', {
  description: 'An amount for one need line, in its unit.\nIstilah: bagian ikrar.',
})
export class PledgeAllocationInput {
  @IsUUID()
  @Field(() => ID, { description: 'The need line it is for; each line stands in a pledge once.' })
  needLineId!: string;

  @Field(() => GraphQLAmount, { description: 'How much, from 1, in the unit of the line.\nIstilah: jumlah.' })
  amount!: Amount;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'What goods or services are worth in rupiah; never added to money.\nIstilah: taksiran nilai.',
  })
  estimatedValue?: Rupiah | null;

  @Min(1)
  @Max(100_000)
  @Field(() => Int, {
    nullable: true,
    description: 'Of person-time: how many people give it, each the same whole hours.\nIstilah: jumlah relawan.',
  })
  people?: number | null;
}

@InputType('InstalmentInput', { description: 'One part of the money and when it is due.\nIstilah: termin.' })
export class InstalmentInput {
  @Field(() => GraphQLDate, { description: 'The day it is due, today or later (Asia/Jakarta).\nIstilah: jatuh tempo.' })
  dueOn!: LocalDate;

  @Field(() => GraphQLRupiah, { description: 'How much, from 1; all instalments add up to the money of the pledge.' })
  amount!: Rupiah;
}

@InputType('PledgeTotalInput', {
  description: 'How much the pledge promises of one kind, item and unit.\nIstilah: jumlah ikrar.',
})
export class PledgeTotalInput {
  @Field(() => NeedKind, { description: 'What it is counted in.' })
  kind!: NeedKind;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'The item, exactly as the need lines name it; null for money.' })
  item?: string | null;

  @Length(1, 100)
  @Field(() => String, { description: 'The unit, exactly as the need lines name it, such as IDR or paket.' })
  unit!: string;

  @Field(() => GraphQLAmount, { description: 'The sum its allocations have to add up to.' })
  amount!: Amount;
}

@InputType('PassedOnFromInput', { description: 'Whose money is handed on: a pledge of the hub, or a giver by name.' })
export class PassedOnFromInput {
  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The pledge it is handed on from; no more than that gave.' })
  pledgeId?: string | null;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'The giver, when the hub has no pledge of it; never public.' })
  giver?: string | null;
}

@InputType('CarriedOverFromInput', { description: 'What was left of an earlier year, or of an own earlier pledge.' })
export class CarriedOverFromInput {
  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The own pledge it was left of; no more than that left.' })
  pledgeId?: string | null;

  @Min(2000)
  @Max(2100)
  @Field(() => Int, { nullable: true, description: 'The fiscal year it was meant for.\nIstilah: tahun anggaran asal.' })
  fiscalYear?: number | null;
}

@InputType('PledgeContentInput', {
  description: 'What a company offers: amounts for need lines, and when the money comes.\nIstilah: isi ikrar.',
})
export class PledgeContentInput {
  @ArrayMaxSize(50, { message: 'has at most 50 entries.' })
  @ValidateNested({ each: true })
  @Field(() => [PledgeAllocationInput], {
    description: 'The amounts, one per need line, 1 to 50; they may span several gap areas.',
  })
  allocations!: PledgeAllocationInput[];

  @ArrayMaxSize(50, { message: 'has at most 50 entries.' })
  @ValidateNested({ each: true })
  @Field(() => [InstalmentInput], {
    defaultValue: [],
    description: 'When the money comes; empty when no plan is given. At most 50.',
  })
  instalments!: InstalmentInput[];

  @ArrayMaxSize(50, { message: 'has at most 50 entries.' })
  @ValidateNested({ each: true })
  @Field(() => [PledgeTotalInput], {
    nullable: true,
    description: 'What the pledge adds up to, when the client wants it checked against the allocations.',
  })
  totals?: PledgeTotalInput[] | null;

  @Length(1, 2000)
  @Field(() => String, {
    nullable: true,
    description: 'A note to the coordinator, up to 2,000 characters; never public.\nIstilah: catatan.',
  })
  note?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True to hide the company behind this pledge from the public.\nIstilah: anonim.',
  })
  isAnonymous!: boolean;

  @Field(() => DeliveryChannel, {
    nullable: true,
    description: 'By which way it is to be delivered; null while the company has not said.\nIstilah: cara penyaluran.',
  })
  channel?: DeliveryChannel | null;

  @Field(() => Flow, {
    defaultValue: Flow.NEW_MONEY,
    description: 'Whether the amounts are new to the hub; NEW_MONEY unless told.',
  })
  flow!: Flow;

  @ValidateNested()
  @Field(() => PassedOnFromInput, { nullable: true, description: 'For PASS_THROUGH: whose money it is.' })
  passedOnFrom?: PassedOnFromInput | null;

  @ValidateNested()
  @Field(() => CarriedOverFromInput, { nullable: true, description: 'For CARRY_OVER: what it was left of.' })
  carriedOverFrom?: CarriedOverFromInput | null;
}

@InputType('SaveDraftPledgeInput', {
  description: 'A draft to make, or to replace whole; a draft takes nothing from any gap.',
})
export class SaveDraftPledgeInput {
  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The draft to replace; null to make a new one.' })
  pledgeId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read; an older one is refused. Null: no check.',
  })
  expectedVersion?: number | null;

  @ValidateNested()
  @Field(() => PledgeContentInput, { description: 'What the draft says from now on.' })
  pledge!: PledgeContentInput;

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@InputType('SubmitPledgeInput', {
  description: 'The draft to submit, or a whole pledge to submit at once: one of the two.',
})
export class SubmitPledgeInput {
  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The draft to submit as it is saved; null when `pledge` is given.' })
  pledgeId?: string | null;

  @ValidateNested()
  @Field(() => PledgeContentInput, {
    nullable: true,
    description: 'A new pledge to submit without a draft; null when `pledgeId` is given.',
  })
  pledge?: PledgeContentInput | null;

  @Field(() => OnShortfall, {
    defaultValue: OnShortfall.REFUSE,
    description: 'What to do when less is open than asked; REFUSE unless told.',
  })
  onShortfall!: OnShortfall;

  @Length(1, 255, KEY)
  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}
