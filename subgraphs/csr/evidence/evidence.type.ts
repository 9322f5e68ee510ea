import { IsIn, Max, Min } from 'class-validator';
import { Directive, Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql';

import { IsFileName, IsSha256 } from '../../uploads/announced-file.type.ts';
import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { EvidencePurpose, EvidenceState, LARGEST_FILE, MEDIA_TYPES } from './evidence.rules.ts';

registerEnumType(EvidenceState, {
  name: 'EvidenceState',
  description: 'Whether the bytes of an evidence are here.\nIstilah: status berkas bukti.',
  valuesConfig: {
    PENDING: { description: 'Announced; the bytes have not come yet.\nIstilah: menunggu unggahan.' },
    STORED: { description: 'Here, with the announced size, type and SHA-256.\nIstilah: tersimpan.' },
  },
});

registerEnumType(EvidencePurpose, {
  name: 'EvidencePurpose',
  description: 'What an evidence shows.\nIstilah: jenis bukti.',
  valuesConfig: {
    HANDOVER: { description: 'The signed record of a handover.\nIstilah: BAST, berita acara serah terima.' },
    PHOTO: { description: 'A photo of the handover or of the result.\nIstilah: foto.' },
    RECEIPT: { description: 'A receipt or a proof of transfer.\nIstilah: kuitansi, bukti transfer.' },
    AGREEMENT: { description: 'A signed agreement.\nIstilah: MoU, perjanjian kerja sama.' },
    ATTENDANCE: { description: 'Who took part and for how long, for person-time.\nIstilah: daftar hadir.' },
    OTHER: { description: 'Something else.\nIstilah: lainnya.' },
  },
});

@ObjectType('Evidence', {
  description: 'A file that proves a delivery, by what it is and what its bytes hash to.\nIstilah: bukti penyaluran.',
})
@Directive('@key(fields: "id")')
export class EvidenceType {
  @Field(() => ID, { description: 'The id of the evidence, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'The name the file had where it came from.\nIstilah: nama berkas.' })
  fileName!: string;

  @Field(() => String, { description: 'application/pdf, image/jpeg or image/png, checked by the content.' })
  mediaType!: string;

  @Field(() => Int, { description: 'How many bytes it has.\nIstilah: ukuran.' })
  size!: number;

  @Field(() => String, { description: 'The SHA-256 of its bytes, 64 hexadecimal digits.' })
  sha256!: string;

  @Field(() => EvidencePurpose, { description: 'What it shows.' })
  purpose!: EvidencePurpose;

  @Field(() => EvidenceState, { description: 'Whether its bytes are here.' })
  state!: EvidenceState;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When its bytes came; null while it is PENDING.' })
  storedAt!: string | null;

  @Field(() => Boolean, { description: 'True for an evidence of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  /** Who may see it: its own organisation, givers of its deliveries, coordinators of their areas; all when public. */
  organisation!: string;
  givers!: string[];
  areas!: string[];
  isPublic!: boolean;
}

@InputType('RequestEvidenceUploadInput', { description: 'The file that will be sent, announced before its bytes.' })
export class RequestEvidenceUploadInput {
  @IsFileName()
  @Field(() => String, { description: 'The name of the file, without folders.' })
  fileName!: string;

  @IsIn(MEDIA_TYPES, { message: `is one of ${MEDIA_TYPES.join(', ')}; print office files to PDF.` })
  @Field(() => String, { description: 'application/pdf, image/jpeg or image/png.' })
  mediaType!: (typeof MEDIA_TYPES)[number];

  @Min(1, { message: 'is at least 1 byte.' })
  @Max(LARGEST_FILE, { message: 'is at most 10 MB (10,485,760 bytes).' })
  @Field(() => Int, { description: 'How many bytes the file has, 1 to 10,485,760.' })
  size!: number;

  @IsSha256()
  @Field(() => String, { description: 'The SHA-256 of the bytes, 64 lower-case hexadecimal digits.' })
  sha256!: string;

  @Field(() => EvidencePurpose, { description: 'What the file shows.' })
  purpose!: EvidencePurpose;
}

@ObjectType('EvidenceUploadOffered', {
  description: 'The address that takes the bytes once, by PUT, within 15 minutes.',
})
export class EvidenceUploadOffered {
  readonly __typename!: 'EvidenceUploadOffered';

  @Field(() => EvidenceType, { description: 'The evidence, PENDING until its bytes come.' })
  evidence!: EvidenceType;

  @Field(() => String, { description: 'The path at the gateway to PUT the bytes to, such as /files/….' })
  address!: string;

  @Field(() => GraphQLDateTime, { description: 'When the address runs out.' })
  expiresAt!: string;
}

@ObjectType('TooManyPendingUploads', {
  implements: Refusal,
  description: 'The organisation has 50 uploads open already.',
})
export class TooManyPendingUploads extends Refusal {
  override readonly __typename!: 'TooManyPendingUploads';
}

export const RequestEvidenceUploadResult = createUnionType({
  name: 'RequestEvidenceUploadResult',
  description: 'The address for the bytes, or why there is none.',
  types: () => [EvidenceUploadOffered, TooManyPendingUploads] as const,
  resolveType: byTypename,
});
