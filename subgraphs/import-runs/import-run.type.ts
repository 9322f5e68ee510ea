import { Arg, Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';
import { Language, Refusal } from '#kit/refusal-type';
import type { Words } from '#kit/refusal';

import { ImportChangeKind, ImportState } from './import-run.rules.ts';

registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How far an import has come.\nIstilah: status impor.',
  valuesConfig: {
    QUEUED: { description: 'Waits for its turn.\nIstilah: antre.' },
    RUNNING: { description: 'Rows are being read; the counts grow.\nIstilah: berjalan.' },
    DONE: { description: 'Every row was read; refused ones are named.\nIstilah: selesai.' },
    FAILED: { description: 'The file as a whole could not be read to its end; see failure.\nIstilah: gagal.' },
  },
});

registerEnumType(ImportChangeKind, {
  name: 'ImportChangeKind',
  description: 'What a row does to the hub.\nIstilah: jenis perubahan.',
  valuesConfig: {
    NEW: { description: 'Adds something the hub does not have.\nIstilah: baru.' },
    CHANGED: { description: 'Changes what the hub has.\nIstilah: berubah.' },
  },
});

const SENTENCE_LANG = {
  defaultValue: Language.ID,
  description: 'The language of the sentence; Indonesian unless told.',
};

@Directive('@shareable')
@ObjectType('ImportProblem', { description: 'Why a row of a file was refused.\nIstilah: baris ditolak.' })
export class ImportProblemType {
  @Field(() => Int, { description: 'The row as a spreadsheet numbers it; the heading is row 1.\nIstilah: baris.' })
  row!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The heading of the cell; null where the row as a whole is meant.\nIstilah: kolom.',
  })
  column!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cell as it stood, shortened; null where it may not be repeated.\nIstilah: isi sel.',
  })
  value!: string | null;

  @Field(() => String, { description: 'A stable code for programs, such as INVALID_AREA_CODE.' })
  code!: string;

  words!: Words;

  @Field(() => String, { description: 'One sentence that says what is wrong and how to put it right.' })
  message(@Arg('lang', () => Language, SENTENCE_LANG) lang: Language): string {
    return this.words[lang];
  }
}

@Directive('@shareable')
@ObjectType('ImportDifference', { description: 'A field before and after.\nIstilah: perbedaan.' })
export class ImportDifferenceType {
  @Field(() => String, { description: 'The name of the field.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What stood there, or stands against it.\nIstilah: semula.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What the row says.\nIstilah: menjadi.' })
  after!: string | null;
}

@Directive('@shareable')
@ObjectType('ImportChange', { description: 'A row that adds or changes something.\nIstilah: perubahan.' })
export class ImportChangeType {
  @Field(() => Int, { description: 'The row as a spreadsheet numbers it.\nIstilah: baris.' })
  row!: number;

  @Field(() => ImportChangeKind, { description: 'Whether it adds or changes.' })
  kind!: ImportChangeKind;

  @Field(() => String, {
    nullable: true,
    description: 'What the row speaks of; null where that would name a person.\nIstilah: kunci baris.',
  })
  key!: string | null;

  @Field(() => [ImportDifferenceType], { description: 'What differs from the hub.' })
  differences!: ImportDifferenceType[];
}

@Directive('@shareable')
@ObjectType('ImportRun', { description: 'One file on its way into the hub, or a trial of it.\nIstilah: impor.' })
export class ImportRunType {
  @Field(() => ID, { description: 'The id of the import, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'The data set it feeds.\nIstilah: set data.' })
  dataSet!: string;

  @Field(() => String, { description: 'The name of the file.\nIstilah: nama berkas.' })
  fileName!: string;

  @Field(() => Boolean, { description: 'True for a trial that writes nothing.\nIstilah: uji coba.' })
  isDryRun!: boolean;

  @Field(() => ImportState, { description: 'How far it has come.' })
  state!: ImportState;

  @Field(() => Int, { description: 'Rows read so far: new + changed + same + refused.\nIstilah: baris dibaca.' })
  rowsRead!: number;

  @Field(() => Int, { description: 'Rows that add something.\nIstilah: baris baru.' })
  rowsNew!: number;

  @Field(() => Int, { description: 'Rows that change something.\nIstilah: baris berubah.' })
  rowsChanged!: number;

  @Field(() => Int, { description: 'Rows that say what the hub knows already.\nIstilah: baris sama.' })
  rowsSame!: number;

  @Field(() => Int, { description: 'Rows that were refused; see problems.\nIstilah: baris ditolak.' })
  rowsRefused!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was started.' })
  queuedAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended; null while it runs.' })
  finishedAt!: string | null;

  failureWords!: Words | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the file as a whole was given up; null unless FAILED.\nIstilah: sebab gagal.',
  })
  failure(@Arg('lang', () => Language, SENTENCE_LANG) lang: Language): string | null {
    return this.failureWords?.[lang] ?? null;
  }
}

export const ImportRunConnection = connectionOf(ImportRunType, 'ImportRun', { isShareable: true });
export const ImportProblemConnection = connectionOf(ImportProblemType, 'ImportProblem', { isShareable: true });
export const ImportChangeConnection = connectionOf(ImportChangeType, 'ImportChange', { isShareable: true });

@Directive('@shareable')
@ObjectType('ImportStarted', { description: 'The import waits for its turn or runs; ask for it again to see how far.' })
export class ImportStarted {
  readonly __typename!: 'ImportStarted';

  @Field(() => ImportRunType, { description: 'The import.' })
  run!: Omit<ImportRunType, 'failure'>;

  @Field(() => Boolean, { description: 'True when it was started by an earlier request with the same key.' })
  replayed!: boolean;
}

@Directive('@shareable')
@ObjectType('ImportKeyReused', { implements: Refusal, description: 'Another import was started under this key.' })
export class ImportKeyReused extends Refusal {
  override readonly __typename!: 'ImportKeyReused';
}

@Directive('@shareable')
@ObjectType('ImportFileMissing', { implements: Refusal, description: 'The bytes of the file are not here.' })
export class ImportFileMissing extends Refusal {
  override readonly __typename!: 'ImportFileMissing';
}

@Directive('@shareable')
@ObjectType('ImportColumn', { description: 'A column that a data set takes.\nIstilah: kolom.' })
export class ImportColumnType {
  @Field(() => String, { description: 'Its name; a heading of this name feeds it.' })
  name!: string;

  @Field(() => [String], { description: 'Other headings that feed it; case, spaces and signs do not matter.' })
  aliases!: readonly string[];

  @Field(() => Boolean, { description: 'True when every row has to fill it in.\nIstilah: wajib.' })
  isRequired!: boolean;
}

@Directive('@shareable')
@ObjectType('ImportDataSet', { description: 'What may be imported from files.\nIstilah: set data impor.' })
export class ImportDataSetType {
  @Field(() => String, { description: 'The name to start an import with.' })
  name!: string;

  label!: Words;

  @Field(() => [ImportColumnType], { description: 'The columns it takes.' })
  columns!: readonly ImportColumnType[];

  @Field(() => [String], { description: 'Names of outside files whose columns are known.\nIstilah: pemetaan.' })
  knownFiles!: readonly string[];
}
