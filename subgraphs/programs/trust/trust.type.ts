import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';
import { GraphQLDecimal } from '#kit/decimal';

import { Freshness, TrustFactor, TrustGrade } from './trust.rules.ts';

registerEnumType(TrustFactor, {
  name: 'TrustFactor',
  description: 'What a trust score is made of.\nIstilah: unsur kepercayaan data.',
  valuesConfig: {
    SOURCE: { description: 'What sort of source gives it.\nIstilah: jenis sumber.' },
    METHOD: { description: 'How it came about.\nIstilah: metode.' },
    FRESHNESS: { description: 'Its age against how often it is promised anew.\nIstilah: kebaruan.' },
    CHECK: { description: 'Whether sources that were read agree.\nIstilah: status pemeriksaan.' },
    VERIFICATION: {
      description: 'Whether the register it rests on was verified, and with a budget.\nIstilah: verval.',
    },
    AGREEMENT: { description: 'Whether another value stands against it.\nIstilah: kesesuaian.' },
  },
});

registerEnumType(TrustGrade, {
  name: 'TrustGrade',
  description: 'How far a figure can be relied on; the limits are rows with a version.\nIstilah: tingkat kepercayaan.',
  valuesConfig: {
    A: { description: 'Recent, checked and verified.\nIstilah: sangat baik.' },
    B: { description: 'Good, with one weak point.\nIstilah: baik.' },
    C: { description: 'To be used with care.\nIstilah: cukup.' },
    D: { description: 'Old, unverified or unchecked; not to be relied on alone.\nIstilah: lemah.' },
  },
});

registerEnumType(Freshness, {
  name: 'Freshness',
  description: 'The age of a figure against how often it is promised anew.\nIstilah: kebaruan data.',
  valuesConfig: {
    FRESH: { description: 'Within the promised time.\nIstilah: baru.' },
    DUE: { description: 'A new figure is due.\nIstilah: waktunya diperbarui.' },
    OVERDUE: { description: 'A new figure is overdue.\nIstilah: terlambat diperbarui.' },
    STALE: { description: 'Far too old, or without any day.\nIstilah: usang.' },
  },
});

@ObjectType('ValueRange', {
  description: 'What a stated value may be in truth, by what is known of it.\nIstilah: rentang nilai.',
})
export class ValueRangeType {
  @Field(() => GraphQLDecimal, {
    description: 'The lower end, exact, in the unit of the value.\nIstilah: batas bawah.',
  })
  low!: string;

  @Field(() => GraphQLDecimal, { description: 'The upper end, exact, in the unit of the value.\nIstilah: batas atas.' })
  high!: string;
}

@ObjectType('TrustReason', { description: 'One part of a trust score, by one rule.\nIstilah: alasan kepercayaan.' })
export class TrustReasonType {
  @Field(() => TrustFactor, { description: 'Which part.' })
  factor!: `${TrustFactor}`;

  @Field(() => String, { description: 'The code of the rule that was met, such as OVERDUE or NO_ROUND.' })
  code!: string;

  @Field(() => Int, { description: 'What it adds to the score.\nIstilah: poin.' })
  points!: number;

  @Field(() => Int, { description: 'The most points this part can give.\nIstilah: poin tertinggi.' })
  mostPoints!: number;

  @Field(() => GraphQLDecimal, { description: 'By how many percent it widens the range to either side.' })
  widensPercent!: string;
}

@ObjectType('TrustRule', {
  description: 'A rule of the trust score, a row with a version.\nIstilah: aturan kepercayaan.',
})
export class TrustRuleType extends TrustReasonType {
  @Field(() => Int, { description: 'The version of the set it belongs to.\nIstilah: versi.' })
  version!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Of FRESHNESS: up to which age, in percent of the promised days; null for whatever is older.',
  })
  untilPercent!: number | null;
}

@ObjectType('Trust', {
  description: 'How far a figure or a gap area can be relied on, with every reason.\nIstilah: kepercayaan data.',
})
export class TrustType {
  @Field(() => TrustGrade, { description: 'The grade its score reaches.\nIstilah: tingkat.' })
  grade!: `${TrustGrade}`;

  @Field(() => Int, { description: 'The sum of the points of all reasons, 0 to 100.\nIstilah: skor.' })
  score!: number;

  @Field(() => Freshness, { description: 'Its age against what was promised.\nIstilah: kebaruan.' })
  freshness!: `${Freshness}`;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it stands for; null where none is known.' })
  asOf!: LocalDate | null;

  @Field(() => Int, {
    description: 'How many days pass until a new one is promised.\nIstilah: janji pembaruan (hari).',
  })
  promisedDays!: number;

  @Field(() => Boolean, { description: 'True when no source promises it and the set of rules assumes it.' })
  isPromiseAssumed!: boolean;

  @Field(() => Int, { description: 'The version of the rules it was worked out with.\nIstilah: versi aturan.' })
  rulesVersion!: number;

  @Field(() => [TrustReasonType], {
    description: 'One reason of each part, most points first; they add up to the score.',
  })
  reasons!: TrustReasonType[];

  @Field(() => GraphQLDecimal, { description: 'By how many percent all reasons widen the range to either side.' })
  widensPercent!: string;

  @Field(() => ValueRangeType, {
    nullable: true,
    description: 'The value with its doubt; null where there is no value or it is withheld.\nIstilah: rentang nilai.',
  })
  range!: ValueRangeType | null;
}
