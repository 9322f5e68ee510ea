import { IsUUID, Length, Max, Min } from 'class-validator';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { IsFileName, IsSha256 } from '../uploads/announced-file.type.ts';
import { GraphQLDateTime } from '#kit/dates';
import { Refusal } from '#kit/refusal-type';

import { LARGEST_FILE } from './import-run.rules.ts';

@InputType('ImportUploadInput', { description: 'A file to be imported, announced before its bytes.\nIstilah: berkas.' })
export class ImportUploadInput {
  @IsFileName()
  @Field(() => String, { description: 'The name of the file; it ends with .csv, .xlsx or .geojson.' })
  fileName!: string;

  @Min(1, { message: 'is at least 1 byte.' })
  @Max(LARGEST_FILE, { message: 'is at most 50 MB (52,428,800 bytes).' })
  @Field(() => Int, { description: 'How many bytes it has: at most 50 MB, of XLSX and GeoJSON 20 MB.' })
  size!: number;

  @IsSha256()
  @Field(() => String, { description: 'The SHA-256 of the bytes, 64 lower-case hexadecimal digits.' })
  sha256!: string;
}

@Directive('@shareable')
@ObjectType('ImportUploadOffered', {
  description: 'The address that takes the bytes once, by PUT, within 15 minutes.',
})
export class ImportUploadOffered {
  readonly __typename!: 'ImportUploadOffered';

  @Field(() => ID, { description: 'Names the file when its import is started.' })
  uploadId!: string;

  @Field(() => String, { description: 'The path at the gateway to PUT the bytes to, such as /files/programs/….' })
  address!: string;

  @Field(() => GraphQLDateTime, { description: 'When the address runs out.' })
  expiresAt!: string;
}

@Directive('@shareable')
@ObjectType('TooManyImportUploads', {
  implements: Refusal,
  description: 'The person has 10 upload addresses open already.',
})
export class TooManyImportUploads extends Refusal {
  override readonly __typename!: 'TooManyImportUploads';
}

@Directive('@shareable')
@ObjectType('ImportStorageFull', {
  implements: Refusal,
  description: 'The files that wait here leave no room for another of that size.\nIstilah: ruang impor penuh.',
})
export class ImportStorageFull extends Refusal {
  override readonly __typename!: 'ImportStorageFull';
}

@InputType('StartImportInput', { description: 'Which file becomes what, for trial or for real.\nIstilah: impor.' })
export class StartImportInput {
  @IsUUID()
  @Field(() => ID, { description: 'The file, by the id its address came with.' })
  uploadId!: string;

  @Length(1, 60)
  @Field(() => String, {
    nullable: true,
    description:
      'The data set, by name; found by the name of the file or its headings when left out.\nIstilah: set data.',
  })
  dataSet?: string | null;

  @Field(() => Boolean, {
    description: 'True for a trial: nothing is written, and the answer shows what would be.\nIstilah: uji coba.',
  })
  dryRun!: boolean;

  @Length(1, 255)
  @Field(() => String, { description: 'A key of the caller: the same key and input start one import only.' })
  idempotencyKey!: string;
}
