import { ArrayMaxSize, ArrayMinSize, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';

import { KeyedInput } from '../replays/replay.type.ts';
import { ProvenanceInput } from '../sources/source-input.type.ts';
import type { Capacity, MeetingKind } from './meeting.rules.ts';
import { CapacityName, MeetingKindName } from './meeting.type.ts';

@InputType({ description: 'An institution at the meeting.\nIstilah: peserta rapat.' })
export class MeetingParticipantInput {
  @Length(1, 300)
  @Field(() => String, { description: 'The institution; no private person.\nIstilah: lembaga.' })
  institution!: string;

  @MaxLength(300)
  @Field(() => String, { nullable: true, description: 'The role it was there in.\nIstilah: jabatan.' })
  roleName?: string | null;

  @Field(() => CapacityName, { description: 'How it took part.\nIstilah: keikutsertaan.' })
  capacity!: Capacity;
}

@InputType({ description: 'What an official said, as published or minuted.\nIstilah: pernyataan.' })
export class MeetingStatementInput {
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'The official, in public office.\nIstilah: pejabat.' })
  speaker?: string | null;

  @Length(1, 300)
  @Field(() => String, { description: 'The office held.\nIstilah: jabatan.' })
  roleName!: string;

  @Length(1, 4000)
  @Field(() => String, { description: 'The words, up to 4,000 characters.\nIstilah: kutipan.' })
  statement!: string;
}

@InputType({ description: 'A meeting the hub does not have yet, held or called.\nIstilah: rapat baru.' })
export class RecordMeetingInput extends KeyedInput {
  @Field(() => MeetingKindName, { description: 'What sort of meeting it is.\nIstilah: jenis rapat.' })
  kind!: MeetingKind;

  @Length(1, 300)
  @Field(() => String, { description: 'What it is called, up to 300 characters.\nIstilah: nama rapat.' })
  title!: string;

  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Its theme, where it has one.\nIstilah: tema.' })
  theme?: string | null;

  @Field(() => String, { description: 'The area whose meeting it is, by Kemendagri code.\nIstilah: wilayah.' })
  areaCode!: string;

  @Field(() => GraphQLDate, { description: 'Its first day.\nIstilah: hari pertama.' })
  startsOn!: LocalDate;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Its last day; left out for a meeting of one day.\nIstilah: hari terakhir.',
  })
  endsOn?: LocalDate | null;

  @MaxLength(300)
  @Field(() => String, { nullable: true, description: 'Where it is held.\nIstilah: tempat.' })
  place?: string | null;

  @MaxLength(300)
  @Field(() => String, { nullable: true, description: 'Who holds it.\nIstilah: penyelenggara.' })
  organiser?: string | null;

  @IsUUID()
  @Field(() => ID, {
    nullable: true,
    description: 'The earlier meeting of the same area that it follows up.\nIstilah: menindaklanjuti rapat.',
  })
  followsId?: string | null;

  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Field(() => [MeetingParticipantInput], { description: 'The institutions, 1 to 200.\nIstilah: peserta.' })
  participants!: MeetingParticipantInput[];

  @ArrayMaxSize(50)
  @Length(1, 300, { each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'What is on the table, in order, up to 50 points of up to 300 characters.\nIstilah: agenda rapat.',
  })
  agenda?: string[] | null;

  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [MeetingStatementInput], {
    nullable: true,
    description: 'What officials said, up to 50.\nIstilah: pernyataan.',
  })
  statements?: MeetingStatementInput[] | null;

  @MaxLength(2000)
  @Field(() => String, { nullable: true, description: 'What a reader has to know.\nIstilah: catatan.' })
  note?: string | null;

  @ValidateNested()
  @Field(() => ProvenanceInput, {
    description: 'What the record rests on, such as the minutes or the invitation.\nIstilah: asal data.',
  })
  provenance!: ProvenanceInput;
}
