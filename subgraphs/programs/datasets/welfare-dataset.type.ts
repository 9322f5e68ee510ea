import { Field, ID, Int, ObjectType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';

import type { CheckState } from '../sources/source.rules.ts';
import { CheckStateName } from '../sources/source.type.ts';
import type { Dataset } from '../verifications/verification-round.rules.ts';
import { DatasetName } from '../verifications/verification-round.type.ts';

@ObjectType('WelfareDatasetVersion', {
  description: 'A register of the poor as it stood for a time, and what took over from it.\nIstilah: versi basis data.',
})
export class WelfareDatasetVersionType {
  @Field(() => ID, { description: 'The short code in the hub, such as DTSEN-2025.' })
  code!: string;

  @Field(() => DatasetName, { description: 'Which register.\nIstilah: basis data.' })
  dataset!: Dataset;

  @Field(() => String, { nullable: true, description: 'Who keeps it, as far as sources say.\nIstilah: pengelola.' })
  keeper!: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it came into force; null where none is known.' })
  inForceFrom!: LocalDate | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many days pass until it is promised anew; null where nothing is.\nIstilah: janji pembaruan.',
  })
  promisedDays!: number | null;

  @Field(() => CheckStateName, { description: 'How sure the hub is of it.\nIstilah: status pemeriksaan.' })
  checkState!: CheckState;

  @Field(() => String, { nullable: true, description: 'What is doubtful about it.\nIstilah: catatan.' })
  note!: string | null;
}

@ObjectType('WelfareDatasetStage', {
  description: 'A stage that a register goes through, in the order of the law.\nIstilah: tahapan pengelolaan data.',
})
export class WelfareDatasetStageType {
  @Field(() => ID, { description: 'The short code in the hub, such as PENETAPAN.' })
  code!: string;

  @Field(() => Int, { description: 'The place in the order of the law, from 1.\nIstilah: urutan.' })
  ordinal!: number;
}
