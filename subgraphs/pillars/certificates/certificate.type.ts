import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { PersonnelEnded } from '../personnel/personnel-result.type.ts';
import { PersonnelEntry } from '../personnel/personnel.type.ts';

@ObjectType('Certificate', {
  description: 'What a person has shown to have learnt, with its end.\nIstilah: sertifikat.',
})
export class CertificateType {
  @Field(() => ID, { description: 'The id of the certificate, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'What it certifies.\nIstilah: judul.' })
  title!: string;

  @Field(() => GraphQLDate, { description: 'The day it was issued.' })
  issuedOn!: LocalDate;

  @Field(() => GraphQLDate, { nullable: true, description: 'The last day it holds; null when it does not lapse.' })
  expiresOn!: LocalDate | null;

  @Field(() => Boolean, { description: 'True for an invented certificate of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  /** Behind a field resolver. */
  trainingSessionId!: string | null;
}

@InputType('IssueCertificateInput', { description: 'What somebody was certified for.' })
export class IssueCertificateInput {
  @IsUUID()
  @Field(() => ID, { description: "The id of the person's entry." })
  personnelId!: string;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The training it comes from, by its id.' })
  trainingSessionId?: string | null;

  @Length(3, 200)
  @Field(() => String, { description: 'What it certifies, 3 to 200 characters.' })
  title!: string;

  @Field(() => GraphQLDate, { description: 'The day it was issued, today at the latest.' })
  issuedOn!: LocalDate;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day it holds, after the issue; left out when it never lapses.',
  })
  expiresOn?: LocalDate | null;
}

@ObjectType('CertificateIssued', { description: 'The certificate is noted with the person.' })
export class CertificateIssued {
  readonly __typename!: 'CertificateIssued';

  @Field(() => CertificateType, { description: 'The new certificate.' })
  certificate!: CertificateType;

  @Field(() => PersonnelEntry, { description: 'The person.' })
  personnel!: PersonnelEntry;
}

@ObjectType('CertificateAlreadyIssued', { implements: Refusal, description: 'The same certificate is noted already.' })
export class CertificateAlreadyIssued extends Refusal {
  override readonly __typename!: 'CertificateAlreadyIssued';

  @Field(() => CertificateType, { description: 'The certificate that exists.' })
  certificate!: CertificateType;
}

export const IssueCertificateResult = createUnionType({
  name: 'IssueCertificateResult',
  description: 'The new certificate, or why there is none.',
  types: () => [CertificateIssued, CertificateAlreadyIssued, PersonnelEnded] as const,
  resolveType: byTypename,
});
