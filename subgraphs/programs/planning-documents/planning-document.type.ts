import { ArrayMaxSize, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';
import { byTypename } from '#kit/refusal-type';

import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';
import { ProvenanceInput } from '../sources/source-input.type.ts';
import type { CheckState } from '../sources/source.rules.ts';
import { CheckStateName } from '../sources/source.type.ts';
import { PlanningDocumentKind } from './planning-document.rules.ts';

registerEnumType(PlanningDocumentKind, {
  name: 'PlanningDocumentKind',
  description: 'What a planning document is for.\nIstilah: jenis dokumen perencanaan.',
  valuesConfig: {
    ANNUAL_PLAN: { description: 'The annual plan of a region.\nIstilah: Rencana Kerja Pemerintah Daerah (RKPD).' },
    AGENCY_WORK_PLAN: { description: 'The annual work plan of an agency.\nIstilah: Rencana Kerja (Renja).' },
    MEDIUM_TERM_PLAN: {
      description:
        'The plan of a region for the term of its head.\n' +
        'Istilah: Rencana Pembangunan Jangka Menengah Daerah (RPJMD).',
    },
    BUDGET_POLICY: {
      description: 'The budget policy and its provisional ceilings.\nIstilah: KUA-PPAS.',
    },
    REGIONAL_BUDGET: {
      description: 'The budget of a region.\nIstilah: Anggaran Pendapatan dan Belanja Daerah (APBD).',
    },
  },
});

@ObjectType('PlanningDocument', {
  description: 'A paper of the planning: RKPD, Renja, RPJMD, KUA-PPAS or APBD.\nIstilah: dokumen perencanaan.',
})
export class PlanningDocumentType {
  @Field(() => ID, { description: 'The id of the document.' })
  id!: string;

  @Field(() => String, { description: 'The code people quote, such as RENJA-21-2025.' })
  code!: string;

  @Field(() => PlanningDocumentKind, { description: 'What it is for.\nIstilah: jenis.' })
  kind!: PlanningDocumentKind;

  @Field(() => String, { description: 'What it is called.\nIstilah: judul.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The agency whose work plan it is.\nIstilah: perangkat daerah.' })
  agency!: string | null;

  @Field(() => Int, { description: 'The first year it is for.\nIstilah: tahun mulai.' })
  startsIn!: number;

  @Field(() => Int, { description: 'The last year it is for; the same for one year.\nIstilah: tahun akhir.' })
  endsIn!: number;

  @Field(() => CheckStateName, { description: 'How sure the hub is of it.\nIstilah: status pemeriksaan.' })
  checkState!: CheckState;

  @Field(() => String, { nullable: true, description: 'The words it rests on, word for word.\nIstilah: kutipan.' })
  quote!: string | null;

  @Field(() => String, { nullable: true, description: 'What a reader has to know about it.\nIstilah: catatan.' })
  note!: string | null;

  @Field(() => Boolean, { description: 'True for rows made up to show the hub.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.' })
  recordedAt!: string;
}

export const PlanningDocumentConnection = connectionOf(PlanningDocumentType, 'PlanningDocument');

@InputType({ description: 'Which planning documents; what is left out does not narrow the list.' })
export class PlanningDocumentFilter {
  @Field(() => String, { nullable: true, description: 'Only this area and what lies in it, by Kemendagri code.' })
  within?: string | null;

  @Field(() => PlanningDocumentKind, { nullable: true, description: 'Only this kind.\nIstilah: jenis dokumen.' })
  kind?: PlanningDocumentKind | null;

  @Field(() => Int, { nullable: true, description: 'Only what is for this year.\nIstilah: tahun.' })
  year?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what names this programme, by code.\nIstilah: program.' })
  programme?: string | null;
}

@InputType({ description: 'A planning document and the programmes in it.\nIstilah: dokumen perencanaan.' })
export class RecordPlanningDocumentInput extends KeyedInput {
  @Field(() => PlanningDocumentKind, { description: 'What it is for.\nIstilah: jenis.' })
  kind!: PlanningDocumentKind;

  @Length(1, 300)
  @Field(() => String, { description: 'What it is called, up to 300 characters.\nIstilah: judul.' })
  title!: string;

  @Field(() => String, { description: 'Whose it is, by Kemendagri code.\nIstilah: wilayah.' })
  areaCode!: string;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'The agency; required for a Renja.\nIstilah: perangkat daerah.' })
  agency?: string | null;

  @Min(2000)
  @Max(2100)
  @Field(() => Int, { description: 'The first year it is for.\nIstilah: tahun mulai.' })
  startsIn!: number;

  @Min(2000)
  @Max(2100)
  @Field(() => Int, { description: 'The last year; the first again for all but an RPJMD.\nIstilah: tahun akhir.' })
  endsIn!: number;

  @ArrayMaxSize(100)
  @Field(() => [String], { defaultValue: [], description: 'The programmes that stand in it, by code, in their order.' })
  programmeCodes!: string[];

  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'The words it rests on, word for word.\nIstilah: kutipan.' })
  quote?: string | null;

  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'What a reader has to know about it.\nIstilah: catatan.' })
  note?: string | null;

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where it comes from.\nIstilah: asal data.' })
  provenance!: ProvenanceInput;
}

@ObjectType('PlanningDocumentRecorded', { description: 'The document is on record.' })
export class PlanningDocumentRecorded {
  readonly __typename!: 'PlanningDocumentRecorded';

  documentId!: string;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

export const RecordPlanningDocumentResult = createUnionType({
  name: 'RecordPlanningDocumentResult',
  description: 'The document, or why it was not recorded.',
  types: () => [PlanningDocumentRecorded, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
