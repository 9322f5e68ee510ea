import { IsUUID } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql';

import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { PersonErased } from '../personnel/personnel-result.type.ts';
import { PersonnelEntry } from '../personnel/personnel.type.ts';
import { ConsentMeans, ConsentPurpose } from './consent.rules.ts';

registerEnumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description: 'What somebody agrees to.\nIstilah: tujuan persetujuan. Dasar hukum: UU 27/2022 Pasal 20–22.',
  valuesConfig: {
    REGISTER: {
      description:
        'That the name is kept, and shown to coordinators of the area. Taken back, it is shown to nobody, save while a ' +
        'deployment lasts.\nIstilah: pendataan.',
    },
    CONTACT: {
      description: 'That coordinators of the area may telephone; without it no phone is shown.\nIstilah: dihubungi.',
    },
  },
});

registerEnumType(ConsentMeans, {
  name: 'ConsentMeans',
  description: 'How somebody agreed.\nIstilah: cara persetujuan.',
  valuesConfig: {
    PAPER: { description: 'By signing a form.\nIstilah: formulir.' },
    IN_PERSON: { description: 'By word of mouth to the one who recorded it.\nIstilah: lisan.' },
    ONLINE: { description: 'On a screen.\nIstilah: daring.' },
  },
});

@ObjectType('ConsentText', {
  description: 'A wording that people agree to; it never changes.\nIstilah: teks persetujuan.',
})
export class ConsentText {
  @Field(() => ConsentPurpose, { description: 'What it is about.' })
  purpose!: ConsentPurpose;

  @Field(() => Int, { description: 'The version of the wording, counted from 1 for each purpose.\nIstilah: versi.' })
  version!: number;

  @Field(() => GraphQLDate, { description: 'The day from which people agree to it.' })
  validFrom!: LocalDate;

  /** Behind a field with the language. */
  ID!: string;
  EN!: string;
}

@ObjectType('Consent', {
  description: 'That a person agreed to something, and whether it still counts.\nIstilah: persetujuan.',
})
export class Consent {
  @Field(() => ID, { description: 'The id of the consent, a UUID.' })
  id!: string;

  @Field(() => ConsentPurpose, { description: 'What was agreed to.' })
  purpose!: ConsentPurpose;

  @Field(() => Int, { description: 'The version of the text that was agreed to; see consentTexts.' })
  textVersion!: number;

  @Field(() => ConsentMeans, { description: 'How.' })
  means!: ConsentMeans;

  @Field(() => GraphQLDate, { description: 'The day the person agreed.' })
  givenOn!: LocalDate;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.' })
  recordedAt!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the person took it back; null while it counts.\nIstilah: ditarik.',
  })
  withdrawnAt!: string | null;

  @Field(() => Boolean, { description: 'True for an invented consent of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;
}

@InputType('RecordConsentInput', { description: 'Who agreed to what, when and how.' })
export class RecordConsentInput {
  @IsUUID()
  @Field(() => ID, { description: "The id of the person's entry." })
  personnelId!: string;

  @Field(() => ConsentPurpose, { description: 'What was agreed to.' })
  purpose!: ConsentPurpose;

  @Field(() => Int, { nullable: true, description: 'The version of the text; the newest of that day when left out.' })
  textVersion?: number | null;

  @Field(() => ConsentMeans, { description: 'How.' })
  means!: ConsentMeans;

  @Field(() => GraphQLDate, { description: 'The day the person agreed, today at the latest.' })
  givenOn!: LocalDate;
}

@InputType('WithdrawConsentInput', { description: 'Who takes back what.' })
export class WithdrawConsentInput {
  @IsUUID()
  @Field(() => ID, { description: "The id of the person's entry." })
  personnelId!: string;

  @Field(() => ConsentPurpose, { description: 'What is agreed to no more.' })
  purpose!: ConsentPurpose;
}

@ObjectType('ConsentRecorded', { description: 'The consent counts from now on.' })
export class ConsentRecorded {
  readonly __typename!: 'ConsentRecorded';

  @Field(() => Consent, { description: 'The consent.' })
  consent!: Consent;

  @Field(() => PersonnelEntry, { description: 'The person.' })
  personnel!: PersonnelEntry;
}

@ObjectType('ConsentWithdrawn', { description: 'The consent counts no more, from this moment on.' })
export class ConsentWithdrawn {
  readonly __typename!: 'ConsentWithdrawn';

  @Field(() => Consent, { description: 'The consent that was taken back.' })
  consent!: Consent;

  @Field(() => PersonnelEntry, { description: 'The person, as their coordinator sees them now.' })
  personnel!: PersonnelEntry;
}

@ObjectType('ConsentAlreadyGiven', { implements: Refusal, description: 'This consent is recorded and still counts.' })
export class ConsentAlreadyGiven extends Refusal {
  override readonly __typename!: 'ConsentAlreadyGiven';

  @Field(() => Consent, { description: 'The consent that exists.' })
  consent!: Consent;
}

@ObjectType('ConsentNotGiven', { implements: Refusal, description: 'Nothing that counts can be taken back.' })
export class ConsentNotGiven extends Refusal {
  override readonly __typename!: 'ConsentNotGiven';
}

export const RecordConsentResult = createUnionType({
  name: 'RecordConsentResult',
  description: 'The consent, or why it is not recorded.',
  types: () => [ConsentRecorded, ConsentAlreadyGiven, PersonErased] as const,
  resolveType: byTypename,
});

export const WithdrawConsentResult = createUnionType({
  name: 'WithdrawConsentResult',
  description: 'What was taken back, or why nothing was.',
  types: () => [ConsentWithdrawn, ConsentNotGiven] as const,
  resolveType: byTypename,
});
