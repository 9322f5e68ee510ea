import { ArrayMaxSize, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';

import { NeedChangeInput, NeedLineInput } from '../needs/need-line.type.ts';
import { MOST_LINES } from '../needs/need-line.rules.ts';

@InputType({ description: 'A new gap area, as a draft.\nIstilah: kesenjangan baru.' })
export class CreateGapAreaInput {
  @Length(1, 200)
  @Field(() => String, { description: 'A title people recognise, in Indonesian, up to 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'The Kemendagri code of its area, such as 15.07.01.\nIstilah: kode wilayah.' })
  areaCode!: string;

  @Field(() => String, {
    description: 'The code of its need category, such as PPKS-08.\nIstilah: kode kategori kebutuhan.',
  })
  categoryCode!: string;

  @Field(() => Int, { description: 'The fiscal year of the need.\nIstilah: tahun anggaran.' })
  fiscalYear!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The programme pillar it belongs to, such as TANGGUH.\nIstilah: pilar program.',
  })
  programmePillarCode?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many people are in need; left out when nobody has counted.' })
  peopleInNeed?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many people the help is to reach.\nIstilah: sasaran jiwa.' })
  peopleTargeted?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Social-pillar people needed to deliver.\nIstilah: kebutuhan pilar sosial.',
  })
  personnelNeeded?: number | null;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day to pledge for it, today or later.\nIstilah: tenggat.',
  })
  deadline?: LocalDate | null;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The day of the figures the need rests on.\nIstilah: per tanggal.',
  })
  figuresAsOf?: LocalDate | null;

  @MaxLength(2000)
  @Field(() => String, { nullable: true, description: 'What a reader has to know about the figures.' })
  note?: string | null;

  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Field(() => [NeedLineInput], { description: 'What is needed, up to 20 lines, one unit each.' })
  needLines!: NeedLineInput[];
}

@InputType({ description: 'A change of a gap area; what is left out stays.\nIstilah: perubahan kesenjangan.' })
export class ChangeGapAreaInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The gap area to change.' })
  gapAreaId!: string;

  @Field(() => Int, { description: 'The version the change was made from.' })
  expectedVersion!: number;

  @Length(1, 500)
  @Field(() => String, { description: 'Why, for the history.\nIstilah: alasan.' })
  reason!: string;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Another title.' })
  title?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Another count of people in need; null when it is no longer known.',
  })
  peopleInNeed?: number | null;

  @Field(() => Int, { nullable: true, description: 'Another count of people to reach; null when none is set.' })
  peopleTargeted?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Another number of social-pillar people; null when none are planned.',
  })
  personnelNeeded?: number | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Another deadline, today or later; null for none.' })
  deadline?: LocalDate | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day of the new figures.' })
  figuresAsOf?: LocalDate | null;

  @MaxLength(2000)
  @Field(() => String, { nullable: true, description: 'Another note; null for none.' })
  note?: string | null;

  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Field(() => [NeedChangeInput], { nullable: true, description: 'New amounts of lines that are there.' })
  needChanges?: NeedChangeInput[] | null;

  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Field(() => [NeedLineInput], { nullable: true, description: 'Lines to add.' })
  newLines?: NeedLineInput[] | null;
}

@InputType({ description: 'A piece of evidence for a gap area.\nIstilah: bukti.' })
export class AddGapEvidenceInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The gap area it is for.' })
  gapAreaId!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is, in a few words.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The code of a source the hub knows.\nIstilah: kode sumber.' })
  sourceCode?: string | null;

  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Where it can be read: a web address, https.' })
  address?: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day its figures hold for, today or earlier.' })
  asOf?: LocalDate | null;

  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'The words it rests on, word for word.' })
  quote?: string | null;
}

@InputType({
  description: 'Which gap area takes the next step, seen at which version, and why.\nIstilah: langkah kesenjangan.',
})
export class GapAreaStepInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The gap area.' })
  gapAreaId!: string;

  @Field(() => Int, { description: 'The version the decision was made from.' })
  expectedVersion!: number;

  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Why; required to close or withdraw.\nIstilah: alasan.' })
  reason?: string | null;
}
