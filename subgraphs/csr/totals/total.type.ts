import { Field, ID, Int, ObjectType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, type LocalDate } from '#kit/dates';

import { AllocationState, NeedKind } from '../allocations/allocation-state.rules.ts';
import { Flow } from '../pledges/flow.rules.ts';

@ObjectType('GivingTotal', {
  description:
    'What was given of one kind, item and unit in a year. held, committed and delivered are new money only.\n' +
    'Istilah: jumlah per jenis.',
})
export class GivingTotalType {
  @Field(() => NeedKind, { description: 'What it is counted in; kinds are never added together.' })
  kind!: NeedKind;

  @Field(() => String, { nullable: true, description: 'The item of goods or the service; null for money.' })
  item!: string | null;

  @Field(() => String, { description: 'The unit.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLAmount, {
    description: 'New money submitted and not decided, as far as the viewer may connect it.\nIstilah: ditahan.',
  })
  held!: Amount;

  @Field(() => GraphQLAmount, { description: 'New money accepted and not delivered yet.\nIstilah: komitmen.' })
  committed!: Amount;

  @Field(() => GraphQLAmount, {
    description: 'New money confirmed by receivers, and verified activities without a pledge.\nIstilah: tersalur.',
  })
  delivered!: Amount;

  @Field(() => GraphQLAmount, {
    description: 'Handed on from another giver, in any state; counted there.\nIstilah: dana terusan.',
  })
  passedThrough!: Amount;

  @Field(() => GraphQLAmount, {
    description: 'Left from an earlier year, in any state; counted there.\nIstilah: luncuran.',
  })
  carriedOver!: Amount;
}

@ObjectType('GivingRow', {
  description: 'One allocation or activity behind the totals of a year; the rows add up to them.\nIstilah: rincian.',
})
export class GivingRowType {
  @Field(() => ID, { description: 'The id of the allocation or activity.' })
  id!: string;

  @Field(() => NeedKind, { description: 'What it is counted in.' })
  kind!: NeedKind;

  @Field(() => String, { nullable: true, description: 'The item of goods or the service; null for money.' })
  item!: string | null;

  @Field(() => String, { description: 'The unit.' })
  unit!: string;

  @Field(() => Flow, { description: 'Whether it is new money; only that is in held, committed and delivered.' })
  flow!: Flow;

  @Field(() => GraphQLAmount, { description: 'What it holds.' })
  held!: Amount;

  @Field(() => GraphQLAmount, { description: 'What it commits.' })
  committed!: Amount;

  @Field(() => GraphQLAmount, { description: 'What it delivered.' })
  delivered!: Amount;

  @Field(() => AllocationState, { nullable: true, description: 'Where the allocation stands; null for an activity.' })
  state!: AllocationState | null;

  @Field(() => GraphQLDate, { description: 'Since which day it stands so (Asia/Jakarta).\nIstilah: tanggal.' })
  day!: LocalDate;

  isActivity!: boolean;
}

export const GivingRowConnection = connectionOf(GivingRowType, 'GivingRow');

@ObjectType('GivingTotals', {
  description:
    'What a company, or all companies of a forum, gave in a fiscal year, as far as the viewer may connect it with them.\n' +
    'Istilah: jumlah pemberian.',
})
export class GivingTotals {
  @Field(() => Int, { description: 'The fiscal year of the gap areas.\nIstilah: tahun anggaran.' })
  fiscalYear!: number;

  @Field(() => Int, { description: 'How many companies are summed up; one in two forums counts once.' })
  companyCount!: number;

  companyIds!: readonly string[];
}
