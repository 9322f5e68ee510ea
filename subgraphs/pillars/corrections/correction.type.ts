import { IsUUID, Length, Matches } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { PersonalField } from '../personal-reads/personal-read.rules.ts';
import { PersonErased } from '../personnel/personnel-result.type.ts';
import { NO_NIK } from '../personnel/personnel.rules.ts';
import { PersonnelEntry } from '../personnel/personnel.type.ts';
import { CorrectionState } from './correction.rules.ts';

registerEnumType(CorrectionState, {
  name: 'CorrectionState',
  description: 'Where a request to put personal data right stands.\nIstilah: status permintaan perbaikan.',
  valuesConfig: {
    REQUESTED: { description: 'Waits for a coordinator of the area.\nIstilah: menunggu keputusan.' },
    ACCEPTED: { description: 'The register says it now.\nIstilah: diterima.' },
    REFUSED: { description: 'The register stays as it is, with a reason.\nIstilah: ditolak.' },
    LAPSED: {
      description: 'Nobody decided before it had to be forgotten, or the person was erased.\nIstilah: gugur.',
    },
  },
});

@ObjectType('Correction', {
  description:
    'Somebody asked to have their own name or phone put right.\n' +
    'Istilah: permintaan perbaikan data. Dasar hukum: UU 27/2022 Pasal 6.',
})
export class Correction {
  @Field(() => ID, { description: 'The id of the request, a UUID.' })
  id!: string;

  @Field(() => PersonalField, { description: 'What is to be put right.' })
  field!: PersonalField;

  @Field(() => CorrectionState, { description: 'Where it stands.' })
  state!: CorrectionState;

  @Field(() => String, { nullable: true, description: 'Why it was refused; null otherwise.\nIstilah: alasan.' })
  reason!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When the person asked.' })
  requestedAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was decided or lapsed; null until then.' })
  decidedAt!: string | null;

  @Field(() => Boolean, { description: 'True for an invented request of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  /** Behind field resolvers. */
  personnelId!: string;
  areaCode!: string;
  subject!: string | null;
}

export const CorrectionConnection = connectionOf(Correction, 'Correction');

@InputType('RequestCorrectionInput', { description: 'What of the own data is wrong, and how it is right.' })
export class RequestCorrectionInput {
  @Field(() => PersonalField, { description: 'What is wrong.' })
  field!: PersonalField;

  @Length(2, 120)
  @Matches(NO_NIK.form, { message: NO_NIK.message })
  @Field(() => String, {
    nullable: true,
    description: 'How it is right, in full; left out takes a phone away. No NIK.',
  })
  value?: string | null;
}

@InputType('AcceptCorrectionInput', { description: 'Which request is right.' })
export class AcceptCorrectionInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the request.' })
  correctionId!: string;
}

@InputType('RefuseCorrectionInput', { description: 'Which request is not right, and why.' })
export class RefuseCorrectionInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the request.' })
  correctionId!: string;

  @Length(3, 500)
  @Matches(NO_NIK.form, { message: NO_NIK.message })
  @Field(() => String, {
    description: 'Why, 3 to 500 characters, for the person to read; no NIK.\nIstilah: alasan.',
  })
  reason!: string;
}

@ObjectType('CorrectionRequested', { description: 'The coordinators of the area have the request.' })
export class CorrectionRequested {
  readonly __typename!: 'CorrectionRequested';

  @Field(() => Correction, { description: 'The request.' })
  correction!: Correction;

  @Field(() => Boolean, { description: 'True where the same was asked before and waits still.' })
  replayed!: boolean;
}

@ObjectType('CorrectionAlreadyOpen', {
  implements: Refusal,
  description: 'Another correction of the same field waits for a decision.',
})
export class CorrectionAlreadyOpen extends Refusal {
  override readonly __typename!: 'CorrectionAlreadyOpen';

  @Field(() => Correction, { description: 'The request that waits.' })
  correction!: Correction;
}

@ObjectType('CorrectionAccepted', { description: 'The register says what the person asked for.' })
export class CorrectionAccepted {
  readonly __typename!: 'CorrectionAccepted';

  @Field(() => Correction, { description: 'The request, now ACCEPTED.' })
  correction!: Correction;

  @Field(() => PersonnelEntry, { description: 'The entry as it is now.' })
  personnel!: PersonnelEntry;
}

@ObjectType('CorrectionRefused', { description: 'The register stays as it is; the person reads why.' })
export class CorrectionRefused {
  readonly __typename!: 'CorrectionRefused';

  @Field(() => Correction, { description: 'The request, now REFUSED.' })
  correction!: Correction;
}

@ObjectType('CorrectionDecided', { implements: Refusal, description: 'The request waits no more.' })
export class CorrectionDecided extends Refusal {
  override readonly __typename!: 'CorrectionDecided';

  @Field(() => CorrectionState, { description: 'Where it stands.' })
  state!: CorrectionState;
}

@ObjectType('OwnCorrection', { implements: Refusal, description: "It is the coordinator's own data." })
export class OwnCorrection extends Refusal {
  override readonly __typename!: 'OwnCorrection';
}

export const RequestCorrectionResult = createUnionType({
  name: 'RequestCorrectionResult',
  description: 'The request, or why it is not taken.',
  types: () => [CorrectionRequested, CorrectionAlreadyOpen] as const,
  resolveType: byTypename,
});

export const AcceptCorrectionResult = createUnionType({
  name: 'AcceptCorrectionResult',
  description: 'The accepted request, or why it is not decided.',
  types: () => [CorrectionAccepted, CorrectionDecided, OwnCorrection, PersonErased] as const,
  resolveType: byTypename,
});

export const RefuseCorrectionResult = createUnionType({
  name: 'RefuseCorrectionResult',
  description: 'The refused request, or why it is not decided.',
  types: () => [CorrectionRefused, CorrectionDecided, OwnCorrection, PersonErased] as const,
  resolveType: byTypename,
});
