import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { Remembered } from '#kit/as-of';
import { GraphQLAmount, type Amount } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';
import { GraphQLDecimal } from '#kit/decimal';

import { AllocationState, NeedKind } from '../allocations/allocation-state.rules.ts';
import { CoverageState } from './account.rules.ts';
import { CoveragePart } from './coverage.rules.ts';
import { NeedLineStub } from './gap-area.stub.ts';

registerEnumType(CoverageState, {
  name: 'CoverageState',
  description: 'How far a gap area is covered, over all its need lines.\nIstilah: keadaan pemenuhan.',
  valuesConfig: {
    OPEN: { description: 'At least one line can still be taken.\nIstilah: terbuka.' },
    FULLY_HELD: {
      description: 'Nothing can be taken; a part is only held, so it may open again.\nIstilah: tertahan penuh.',
    },
    COVERED: { description: 'Every line is covered by budget, commitments and deliveries.\nIstilah: terpenuhi.' },
    OVER_COVERED: { description: 'Covered, and at least one line beyond its need.\nIstilah: melebihi kebutuhan.' },
  },
});

registerEnumType(CoveragePart, {
  name: 'CoveragePart',
  description: 'Which total of a need line a row belongs to.\nIstilah: bagian pemenuhan.',
  valuesConfig: {
    BUDGET: { description: 'Covered by a budget line of the state.\nIstilah: anggaran.' },
    HELD: { description: 'Submitted and not decided yet.\nIstilah: ditahan.' },
    COMMITTED: { description: 'Accepted and not delivered yet.\nIstilah: komitmen.' },
    DELIVERED: { description: 'Received, confirmed by the receiver.\nIstilah: tersalur.' },
  },
});

@ObjectType('CoverageRow', {
  description:
    'One row behind a total of a need line: the rows of a part add up to it exactly.\nIstilah: rincian pemenuhan.',
})
export class CoverageRow implements Remembered {
  @Field(() => ID, { description: 'Names the row within the part.' })
  id!: string;

  @Field(() => CoveragePart, { description: 'Which total it belongs to.' })
  part!: CoveragePart;

  @Field(() => NeedKind, { description: 'What it is counted in.' })
  kind!: NeedKind;

  @Field(() => GraphQLAmount, { description: 'What it adds to the total, in the unit of the line.' })
  amount!: Amount;

  @Field(() => AllocationState, {
    nullable: true,
    description: 'Where the allocation stands; null for a budget line or an activity.',
  })
  state!: AllocationState | null;

  @Field(() => GraphQLDate, { description: 'Since which day it counts here (Asia/Jakarta).\nIstilah: tanggal.' })
  day!: LocalDate;

  /** Behind field resolvers. */
  budgetLineId!: string | null;
  allocationId!: string | null;
  activityId!: string | null;
  needLineId!: string;
  rank!: number;
  asKnownAt?: string;
}

export const CoverageRowConnection = connectionOf(CoverageRow, 'CoverageRow');

@ObjectType('NewMoney', {
  description:
    'The part of the totals of a need line that is given for the first time; the rest is handed on or carried over and\n' +
    'counted where it came from. Sums over gaps, companies or years take this part only.\nIstilah: dana baru.',
})
export class NewMoney {
  @Field(() => GraphQLAmount, { description: 'Of what is held.\nIstilah: ditahan.' })
  held!: Amount;

  @Field(() => GraphQLAmount, { description: 'Of what is committed.\nIstilah: komitmen.' })
  committed!: Amount;

  @Field(() => GraphQLAmount, { description: 'Of what was delivered.\nIstilah: tersalur.' })
  delivered!: Amount;
}

@ObjectType('LineCoverage', {
  description:
    'How far one need line is covered, in its unit. need + overCovered = budget + committed + delivered + uncovered.\n' +
    'Istilah: pemenuhan per baris kebutuhan.',
})
export class LineCoverage implements Remembered {
  @Field(() => NeedLineStub, { nullable: true, description: 'The need line; programs knows more of it.' })
  needLine!: NeedLineStub;

  @Field(() => NeedKind, { description: 'What it is counted in.' })
  kind!: NeedKind;

  @Field(() => String, { nullable: true, description: 'The item of goods or the service; null for money.' })
  item!: string | null;

  @Field(() => String, { description: 'The unit of all amounts here.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLAmount, { description: 'What is needed.\nIstilah: kebutuhan.' })
  need!: Amount;

  @Field(() => GraphQLAmount, { description: 'What budget lines of the state cover.\nIstilah: anggaran.' })
  budget!: Amount;

  @Field(() => Boolean, { description: 'False when nobody recorded a budget; budget is 0 then because it is unknown.' })
  budgetKnown!: boolean;

  @Field(() => GraphQLAmount, { description: 'Submitted and not decided yet; a part of uncovered.\nIstilah: ditahan.' })
  held!: Amount;

  @Field(() => GraphQLAmount, { description: 'Accepted and not delivered yet.\nIstilah: komitmen.' })
  committed!: Amount;

  @Field(() => GraphQLAmount, { description: 'Confirmed by receivers.\nIstilah: tersalur.' })
  delivered!: Amount;

  @Field(() => GraphQLAmount, { description: 'What nobody has committed to.\nIstilah: belum terpenuhi.' })
  uncovered!: Amount;

  @Field(() => GraphQLAmount, { description: 'What goes beyond the need.\nIstilah: kelebihan.' })
  overCovered!: Amount;

  @Field(() => GraphQLAmount, { description: 'What may still be taken: uncovered less held.\nIstilah: sisa terbuka.' })
  open!: Amount;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'Budget, committed and delivered as a share of the need, 4 decimals; null for no need.',
  })
  ratio!: string | null;

  @Field(() => NewMoney, { description: 'What of it is new money.\nIstilah: dana baru.' })
  newMoney!: NewMoney;

  needLineId!: string;
  asKnownAt?: string;
}

@ObjectType('Coverage', {
  description:
    'How far a gap area is covered. All numbers are of one version and rest on one version of the need.\nIstilah: pemenuhan.',
})
export class Coverage implements Remembered {
  @Field(() => Int, { description: 'Goes up with each move; equal on two pages, their rows add up.' })
  version!: number;

  @Field(() => Int, { description: 'The version of the gap area in programs that need and budget come from.' })
  needVersion!: number;

  @Field(() => CoverageState, { description: 'How far it is covered over all lines.' })
  state!: CoverageState;

  @Field(() => GraphQLDateTime, { description: 'When the account last moved.' })
  asOf!: string;

  @Field(() => [LineCoverage], {
    description: 'One entry per need line, in the order of the gap area; kinds are never added together.',
  })
  lines!: LineCoverage[];

  gapAreaId!: string;
  asKnownAt?: string;
}
