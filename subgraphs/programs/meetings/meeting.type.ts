import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import type { Capacity, MeetingKind } from './meeting.rules.ts';

export enum MeetingKindName {
  RAKOR = 'RAKOR',
  STRENGTHENING = 'STRENGTHENING',
  TRAINING = 'TRAINING',
  FORUM = 'FORUM',
  OTHER = 'OTHER',
}

registerEnumType(MeetingKindName, {
  name: 'MeetingKind',
  description: 'What sort of coordination meeting it is.\nIstilah: jenis rapat.',
  valuesConfig: {
    RAKOR: { description: 'A coordination meeting of agencies and levels.\nIstilah: rapat koordinasi (rakor).' },
    STRENGTHENING: {
      description: 'A meeting that firms up a programme before it starts.\nIstilah: rapat pemantapan.',
    },
    TRAINING: { description: 'A guidance or training event.\nIstilah: pembinaan, bimbingan teknis.' },
    FORUM: { description: 'A meeting of the forum of companies.\nIstilah: rapat forum TJSL/CSR.' },
    OTHER: { description: 'Any other meeting.\nIstilah: rapat lain.' },
  },
});

export enum CapacityName {
  ORGANISER = 'ORGANISER',
  OPENED = 'OPENED',
  SPEAKER = 'SPEAKER',
  PARTICIPANT = 'PARTICIPANT',
  INVITED = 'INVITED',
  NAMED = 'NAMED',
}

registerEnumType(CapacityName, {
  name: 'MeetingCapacity',
  description: 'How an institution took part, as far as the source says.\nIstilah: keikutsertaan.',
  valuesConfig: {
    ORGANISER: { description: 'Held the meeting.\nIstilah: penyelenggara.' },
    OPENED: { description: 'Opened it.\nIstilah: membuka rapat.' },
    SPEAKER: { description: 'Spoke or closed it.\nIstilah: pembicara.' },
    PARTICIPANT: { description: 'Took part.\nIstilah: peserta.' },
    INVITED: { description: 'Was invited; the source does not say who came.\nIstilah: diundang.' },
    NAMED: {
      description:
        'Is named as one whose commitment is wanted; the source does not say that it came.\nIstilah: disebut.',
    },
  },
});

@ObjectType('MeetingParticipant', {
  description: 'An institution at a meeting; never a private person.\nIstilah: peserta rapat menurut lembaga.',
})
export class MeetingParticipantType {
  @Field(() => String, { description: 'The institution, as the source names it.\nIstilah: lembaga.' })
  institution!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The role it was there in, as published; null where none is given.\nIstilah: jabatan.',
  })
  roleName!: string | null;

  @Field(() => CapacityName, { description: 'How it took part.\nIstilah: keikutsertaan.' })
  capacity!: Capacity;
}

@ObjectType('MeetingStatement', {
  description: 'What an official said at a meeting, as published, word for word.\nIstilah: pernyataan dalam rapat.',
})
export class MeetingStatementType {
  @Field(() => String, {
    nullable: true,
    description: 'The official as published, in public office; null where only the role is given.\nIstilah: pejabat.',
  })
  speaker!: string | null;

  @Field(() => String, { description: 'The office held, as published.\nIstilah: jabatan.' })
  roleName!: string;

  @Field(() => String, { description: 'The words as the source prints them.\nIstilah: kutipan.' })
  statement!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('CoordinationMeeting', {
  description:
    'A meeting at which institutions coordinate: when, where, who, and what came of it.\n' +
    'Istilah: rapat koordinasi (rakor).',
})
export class MeetingType {
  @Field(() => ID, { description: 'The id of the meeting in the hub.' })
  id!: string;

  @Field(() => String, { description: 'The code of the meeting, such as RKR-15-2022-0001.\nIstilah: kode rapat.' })
  code!: string;

  @Field(() => MeetingKindName, { description: 'What sort of meeting it is.\nIstilah: jenis rapat.' })
  kind!: MeetingKind;

  @Field(() => String, { description: 'What it is called.\nIstilah: nama rapat.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Its theme, where it has one.\nIstilah: tema.' })
  theme!: string | null;

  @Field(() => Int, { description: 'The year it was held in.\nIstilah: tahun.' })
  year!: number;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Its first day; null where the source gives no day.\nIstilah: hari pertama.',
  })
  startsOn!: LocalDate | null;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Its last day; null where it lasted one day or the source gives none.\nIstilah: hari terakhir.',
  })
  endsOn!: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'Where it was held, as published.\nIstilah: tempat.' })
  place!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who held it, as published, even where that is doubtful: see `note`.\nIstilah: penyelenggara.',
  })
  organiser!: string | null;

  @Field(() => [String], { description: 'What is on the table, in order, up to 50.\nIstilah: agenda rapat.' })
  agenda!: string[];

  @Field(() => Int, { description: 'Raised by every change of the record; give it as expectedVersion.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'The words it rests on.\nIstilah: kutipan.' })
  quote!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader has to know, such as where a source contradicts itself.\nIstilah: catatan.',
  })
  note!: string | null;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When the hub took it in.\nIstilah: dicatat pada.' })
  recordedAt!: string;
}

export const MeetingConnection = connectionOf(MeetingType, 'CoordinationMeeting');

@InputType({
  description: 'Which meetings to list; what is left out does not narrow the list.\nIstilah: saringan rapat.',
})
export class CoordinationMeetingFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only meetings of this area and what lies in it, by Kemendagri code.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @Field(() => MeetingKindName, { nullable: true, description: 'Only meetings of this sort.\nIstilah: jenis rapat.' })
  kind?: MeetingKind | null;

  @Field(() => Int, { nullable: true, description: 'Only meetings of this year.\nIstilah: tahun.' })
  year?: number | null;
}
