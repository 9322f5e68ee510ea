import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import type { CheckState } from '../sources/source.rules.ts';
import { CheckStateName } from '../sources/source.type.ts';
import { TrustGrade } from '../trust/trust.rules.ts';
import type { FigureMethod } from './figure.rules.ts';

export enum FigureMethodName {
  SURVEY = 'SURVEY',
  REGISTER = 'REGISTER',
  STATED = 'STATED',
  SUM = 'SUM',
  COMPUTED = 'COMPUTED',
}

registerEnumType(FigureMethodName, {
  name: 'FigureMethod',
  description: 'How a figure came about.\nIstilah: metode.',
  valuesConfig: {
    SURVEY: { description: 'Estimated from a sample, such as Susenas of BPS.\nIstilah: survei.' },
    REGISTER: { description: 'Counted from a register, such as the civil register.\nIstilah: data administrasi.' },
    STATED: {
      description:
        'Said by an official or printed on a page, with no word on how it was counted.\nIstilah: pernyataan.',
    },
    SUM: { description: 'Added up by the hub from rows that are in it.\nIstilah: penjumlahan.' },
    COMPUTED: { description: 'Worked out by the hub from other figures, as its note says.\nIstilah: perhitungan.' },
  },
});

@Directive('@key(fields: "code")')
@ObjectType('Indicator', {
  description: 'What a figure measures, such as the poverty rate or recipients of PKH.\nIstilah: indikator.',
})
export class IndicatorType {
  @Field(() => ID, { description: 'The code in the hub, such as poor_percent.' })
  code!: string;

  @Field(() => Boolean, {
    description: 'True when it counts people, so that small counts below kabupaten and kota are not shown.',
  })
  countsPeople!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'How it is defined, as far as the sources say.\nIstilah: catatan.',
  })
  note!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType('Figure', {
  description:
    'One number about an area, with its source, day, method and check state.\n' +
    'Istilah: angka. Angka yang bertentangan berdiri berdampingan.',
})
export class FigureType {
  @Field(() => ID, { description: 'The id of the figure in the hub.' })
  id!: string;

  @Field(() => String, {
    description: 'The part it counts, in the words of the source; "" when it counts the whole.\nIstilah: rincian.',
  })
  category!: string;

  @Field(() => String, {
    description: 'The time it speaks of, as the source says: a year, a month or a span.\nIstilah: periode.',
  })
  period!: string;

  @Field(() => String, {
    description: 'What the value is counted in, such as percent or thousand persons.\nIstilah: satuan.',
  })
  unit!: string;

  @Field(() => GraphQLDate, {
    description:
      'The day the figure stands for; the last day where the source names a month or a year only.\n' +
      'Istilah: per tanggal.',
  })
  asOf!: LocalDate;

  @Field(() => FigureMethodName, { description: 'How it came about.\nIstilah: metode.' })
  method!: FigureMethod;

  @Field(() => CheckStateName, { description: 'How sure the hub is of it.\nIstilah: status pemeriksaan.' })
  checkState!: CheckState;

  @Field(() => String, { nullable: true, description: 'The sentence of the source, word for word.\nIstilah: kutipan.' })
  quote!: string | null;

  @Field(() => String, { nullable: true, description: 'What is doubtful about it.\nIstilah: catatan.' })
  note!: string | null;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When the hub took it in.\nIstilah: dicatat pada.' })
  recordedAt!: string;
}

@ObjectType('FigureChoice', {
  description: 'Which of contradicting figures the hub counts with, and why.\nIstilah: pilihan angka.',
})
export class FigureChoiceType {
  @Field(() => GraphQLDateTime, { description: 'When the choice was recorded.\nIstilah: dipilih pada.' })
  chosenAt!: string;
}

export const FigureConnection = connectionOf(FigureType, 'Figure');

@InputType({
  description: 'Which figures to list; what is left out does not narrow the list.\nIstilah: saringan angka.',
})
export class FigureFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only figures of exactly this area, by Kemendagri code.\nIstilah: wilayah.',
  })
  area?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only figures of this area and what lies in it, by Kemendagri code.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this indicator, by its code.\nIstilah: indikator.' })
  indicator?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only this period, written as the figure writes it.\nIstilah: periode.',
  })
  period?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only figures counting this need category, by its code.\nIstilah: kategori PPKS.',
  })
  needCategory?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only figures that another one contradicts.\nIstilah: angka yang bertentangan.',
  })
  isContradicted?: boolean | null;

  @Field(() => TrustGrade, {
    nullable: true,
    description: 'Only figures of this trust grade or a better one, as of today.\nIstilah: tingkat kepercayaan.',
  })
  minTrust?: `${TrustGrade}` | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only figures that are stale today, against how often they are promised.\nIstilah: usang.',
  })
  isStale?: boolean | null;
}
