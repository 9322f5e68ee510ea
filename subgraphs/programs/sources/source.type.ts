import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, type LocalDate } from '#kit/dates';

import { Freshness } from '../trust/trust.rules.ts';

export enum CheckStateName {
  CONFIRMED = 'CONFIRMED',
  STATED = 'STATED',
  NOT_CHECKED = 'NOT_CHECKED',
}

registerEnumType(CheckStateName, {
  name: 'CheckState',
  description: 'How sure the hub is of something it shows.\nIstilah: status pemeriksaan.',
  valuesConfig: {
    CONFIRMED: { description: 'Two sources that were read agree.\nIstilah: cocok pada dua sumber.' },
    STATED: { description: 'One named source that was read says so.\nIstilah: disebut satu sumber.' },
    NOT_CHECKED: {
      description:
        'No page was read for it, or it is known to be doubtful; do not present it as verified.\n' +
        'Istilah: belum diperiksa.',
    },
  },
});

@Directive('@key(fields: "code")')
@ObjectType('Source', {
  description: 'Where something in the hub comes from: a statistical table, a news page, a document.\nIstilah: sumber.',
})
export class SourceType {
  @Field(() => ID, { description: 'The short code of the source in the hub.' })
  code!: string;

  @Field(() => String, { description: 'What the source calls itself, or what it is about.\nIstilah: judul.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who published it; null where it is not known.\nIstilah: penerbit.',
  })
  publisher!: string | null;

  @Field(() => String, {
    description: 'What sort of source it is, such as repository or "web page, excerpt".\nIstilah: jenis sumber.',
  })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The address, or repository, path and commit, to find it again.\nIstilah: alamat.',
  })
  location!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it was published, as exactly as it says: a day, a month or a year.\nIstilah: tanggal terbit.',
  })
  dated!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The licence it states; null or "not stated" where it states none.\nIstilah: lisensi.',
  })
  licence!: string | null;

  @Field(() => String, { nullable: true, description: 'What to know before relying on it.\nIstilah: catatan.' })
  note!: string | null;
}

@ObjectType('SourceFreshness', {
  description: 'How old what the hub has from a source is, by its newest figure.\nIstilah: kebaruan sumber.',
})
export class SourceFreshnessType {
  @Field(() => Freshness, { description: 'Its age against what was promised.\nIstilah: kebaruan.' })
  freshness!: `${Freshness}`;

  @Field(() => GraphQLDate, {
    description: 'The day its newest figure stands for.\nIstilah: per tanggal.',
  })
  asOf!: LocalDate;

  @Field(() => Int, {
    description: 'How many days pass until a new one is promised.\nIstilah: janji pembaruan (hari).',
  })
  promisedDays!: number;

  @Field(() => Boolean, { description: 'True when no source promises it and the set of rules assumes it.' })
  isPromiseAssumed!: boolean;

  @Field(() => Int, { description: 'How many figures of the hub rest on it.\nIstilah: jumlah angka.' })
  figureCount!: number;
}

export const SourceConnection = connectionOf(SourceType, 'Source');
