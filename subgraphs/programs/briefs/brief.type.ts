import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, GraphQLRupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime } from '#kit/dates';

import { BriefNeedTotalType } from './brief-row.type.ts';
import { BriefPart, type BriefNeedTotal, type BriefTotals } from './brief.rules.ts';

registerEnumType(BriefPart, {
  name: 'BriefPart',
  description: 'A part of a brief; each subgraph keeps its own.\nIstilah: bagian bahan rakor.',
  valuesConfig: {
    NEEDS: { description: 'Decisions, needs, budgets and doubts, in programs.\nIstilah: kebutuhan dan anggaran.' },
    COVERAGE: { description: 'Who does what where, in csr.\nIstilah: siapa melakukan apa di mana.' },
    STAFFING: { description: 'Who serves where, in pillars.\nIstilah: penugasan personel.' },
  },
});

@ObjectType('FrozenPart', { description: 'A part of a brief that is frozen.\nIstilah: bagian yang dibekukan.' })
export class FrozenPartType {
  @Field(() => BriefPart, { description: 'Which part.\nIstilah: bagian.' })
  part!: BriefPart;

  @Field(() => String, { description: 'The SHA-256 of what was frozen, as it was told then.\nIstilah: sidik.' })
  fingerprint!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was frozen.\nIstilah: dibekukan pada.' })
  frozenAt!: string;
}

@ObjectType('BriefNeeds', {
  description:
    'What was decided, needed, budgeted and doubtful when the brief was frozen. The figures never move.\n' +
    'Istilah: kebutuhan dan anggaran.',
})
export class BriefNeedsType {
  @Field(() => GraphQLDate, { description: 'The day it was frozen (Asia/Jakarta).\nIstilah: tanggal dibekukan.' })
  frozenOn!: string;

  @Field(() => String, {
    description: 'The SHA-256 of what is shown, worked out anew at each reading.\nIstilah: sidik.',
  })
  fingerprint!: string;

  /** Behind field resolvers. */
  totals!: BriefTotals;

  @Field(() => Int, { description: 'How many gap areas it holds.\nIstilah: jumlah kesenjangan.' })
  gapCount(): number {
    return this.totals.gapCount;
  }

  @Field(() => GraphQLAmount, {
    description: 'The people in need of its gap areas whose count is shown.\nSatuan: orang.',
  })
  peopleInNeed(): string {
    return this.totals.peopleInNeed;
  }

  @Field(() => Int, { description: 'How many gap areas have a suppressed count.\nIstilah: jumlah yang disamarkan.' })
  suppressedCount(): number {
    return this.totals.suppressedCount;
  }

  @Field(() => GraphQLRupiah, { description: 'What its budget lines give together.\nIstilah: jumlah alokasi.' })
  allocated(): string {
    return this.totals.allocated;
  }

  @Field(() => [BriefNeedTotalType], {
    name: 'totals',
    description: 'What its need lines add up to, per kind, item and unit.\nIstilah: jumlah kebutuhan.',
  })
  needTotals(): BriefNeedTotal[] {
    return this.totals.needs;
  }
}

@Directive('@key(fields: "id")')
@ObjectType('MeetingBrief', {
  description:
    'What was known of an area and a fiscal year when it was frozen for a meeting: public figures only, the same for ' +
    'ever, with a code people quote.\nIstilah: bahan rakor.',
})
export class MeetingBriefType {
  @Field(() => ID, { description: 'The id of the brief in the hub.' })
  id!: string;

  @Field(() => String, { description: 'The code of the brief, such as BRF-15-2026-0001.\nIstilah: kode bahan rakor.' })
  code!: string;

  @Field(() => Int, { description: 'The fiscal year it is about.\nIstilah: tahun anggaran.' })
  fiscalYear!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was frozen.\nIstilah: dibekukan pada.' })
  frozenAt!: string;
}

export const BriefConnection = connectionOf(MeetingBriefType, 'MeetingBrief');
