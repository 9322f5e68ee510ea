import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { GapAreaStatus } from './gap-area.rules.ts';

registerEnumType(GapAreaStatus, {
  name: 'GapAreaStatus',
  description: 'What a programme officer has decided about a gap area.\nIstilah: status kesenjangan.',
  valuesConfig: {
    DRAFT: { description: 'Being prepared; seen by the officers of its area only.\nIstilah: draf.' },
    PUBLISHED: { description: 'Open for pledges until it is covered or its deadline passes.\nIstilah: terbit.' },
    CLOSED: { description: 'Ended by an officer; what was pledged stays.\nIstilah: ditutup.' },
    WITHDRAWN: { description: 'Taken back, for example because the need was counted wrongly.\nIstilah: ditarik.' },
  },
});

@ObjectType('PeopleCount', {
  description: 'A number of people, hidden when it could point at a household.\nIstilah: jumlah jiwa.',
})
export class PeopleCountType {
  @Field(() => Int, { nullable: true, description: 'How many people; null when suppressed.' })
  count!: number | null;

  @Field(() => Boolean, {
    description: 'True for 1 to 4 people below kabupaten/kota; the officers of the area see the count.',
  })
  isSuppressed!: boolean;

  @Field(() => String, { description: 'The count as it may be shown: digits, or "<5" when suppressed.' })
  display!: string;
}

@ObjectType('GapAreaActions', {
  description: 'What the person asking may do with a gap area now.\nIstilah: tindakan yang tersedia.',
})
export class GapAreaActionsType {
  @Field(() => Boolean, { description: 'May change texts, need, deadline, and set budget lines against the need.' })
  change!: boolean;

  @Field(() => Boolean, { description: 'May publish it once it has evidence and a need.' })
  publish!: boolean;

  @Field(() => Boolean, { description: 'May close it for new pledges.' })
  close!: boolean;

  @Field(() => Boolean, { description: 'May take it back.' })
  withdraw!: boolean;
}

@ObjectType('GapEvidence', { description: 'What shows that a gap is real.\nIstilah: bukti kesenjangan.' })
export class GapEvidenceType {
  @Field(() => ID, { description: 'The id of the piece of evidence.' })
  id!: string;

  @Field(() => String, { description: 'What it is, in a few words.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Where it can be read, a web address.' })
  address!: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day its figures hold for.' })
  asOf!: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'The words it rests on, word for word.\nIstilah: kutipan.' })
  quote!: string | null;

  @Field(() => Boolean, { description: 'True for rows made up to show the hub.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was added.' })
  addedAt!: string;
}

@ObjectType('GapAreaStep', {
  description: 'One step in the history of a gap area; steps are only ever added.\nIstilah: riwayat.',
})
export class GapAreaStepType {
  @Field(() => Int, { description: 'The version of the gap area after the step.' })
  version!: number;

  @Field(() => String, { description: 'What was done, such as PUBLISHED or NEED_LINE_COVERED.' })
  action!: string;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the officer.\nIstilah: alasan.' })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who did it, for officers and coordinators of the area; null for others.\nIstilah: pelaku.',
  })
  actorName!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was done.' })
  takenAt!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('GapArea', {
  description: 'What is missing in an area, for one need and one fiscal year.\nIstilah: kesenjangan.',
})
export class GapAreaType {
  @Field(() => ID, { description: 'The id other parts of the hub point at.' })
  id!: string;

  @Field(() => String, {
    description: 'The code people quote: KSJ-<area>-<year>-<number>.\nIstilah: kode kesenjangan.',
  })
  code!: string;

  @Field(() => String, { description: 'A title people recognise, in Indonesian.' })
  title!: string;

  @Field(() => Int, { description: 'The fiscal year of the need, January to December.\nIstilah: tahun anggaran.' })
  fiscalYear!: number;

  @Field(() => GapAreaStatus, { description: 'What the officers decided about it.' })
  status!: `${GapAreaStatus}`;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day to pledge for it; null when none is set.\nIstilah: tenggat.',
  })
  deadline!: LocalDate | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Social-pillar people needed to deliver; null when not planned.\nIstilah: kebutuhan pilar sosial.',
  })
  personnelNeeded!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader has to know about the figures.\nIstilah: catatan.',
  })
  note!: string | null;

  @Field(() => Boolean, { description: 'True for rows made up to show the hub.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => Int, { description: 'Raised by every change, budget coverings included; give it as expectedVersion.' })
  version!: number;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The day of the figures the need rests on.\nIstilah: per tanggal.',
  })
  figuresAsOf!: LocalDate | null;

  @Field(() => GraphQLDateTime, { description: 'When the draft was made.' })
  createdAt!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was last changed.' })
  changedAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was published; null for a draft.' })
  publishedAt!: string | null;
}

export const GapAreaConnection = connectionOf(GapAreaType, 'GapArea');
