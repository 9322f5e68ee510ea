import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, type LocalDate } from '#kit/dates';

import type { AreaLevel } from './area.rules.ts';

export enum AreaLevelName {
  COUNTRY = 'COUNTRY',
  PROVINCE = 'PROVINCE',
  REGENCY = 'REGENCY',
  CITY = 'CITY',
  DISTRICT = 'DISTRICT',
  VILLAGE = 'VILLAGE',
  URBAN_VILLAGE = 'URBAN_VILLAGE',
  CUSTOMARY_VILLAGE = 'CUSTOMARY_VILLAGE',
}

registerEnumType(AreaLevelName, {
  name: 'AreaLevel',
  description: 'Where an area stands in the tree of government.\nIstilah: tingkat wilayah.',
  valuesConfig: {
    COUNTRY: { description: 'Indonesia as a whole.\nIstilah: negara.' },
    PROVINCE: { description: 'One of the 38 provinces.\nIstilah: provinsi.' },
    REGENCY: { description: 'A rural region under a bupati; never called "district" here.\nIstilah: kabupaten.' },
    CITY: {
      description: 'An urban region under a wali kota; codes whose second segment is 71 or more.\nIstilah: kota.',
    },
    DISTRICT: { description: 'A part of a kabupaten or kota under a camat.\nIstilah: kecamatan.' },
    VILLAGE: { description: 'A self-governing village; 7th digit of the code 2.\nIstilah: desa.' },
    URBAN_VILLAGE: {
      description: 'A village run by the kabupaten or kota; 7th digit of the code 1.\nIstilah: kelurahan.',
    },
    CUSTOMARY_VILLAGE: { description: 'A village under customary law; 7th digit of the code 3.\nIstilah: desa adat.' },
  },
});

export enum AreaAliasKind {
  SEED = 'SEED',
  BPS = 'BPS',
  COMMON = 'COMMON',
}

registerEnumType(AreaAliasKind, {
  name: 'AreaAliasKind',
  description: 'Who uses another name of an area.\nIstilah: jenis nama lain.',
  valuesConfig: {
    SEED: {
      description: 'Written so in a document the hub was first filled from.\nIstilah: sebutan dalam dokumen awal.',
    },
    BPS: { description: 'Written so by the statistics office.\nIstilah: sebutan BPS.' },
    COMMON: { description: 'Said so in daily speech, short forms included.\nIstilah: sebutan sehari-hari.' },
  },
});

@ObjectType('AreaAlias', {
  description: 'Another name under which an area is found, such as Batang Hari for Batanghari.\nIstilah: nama lain.',
})
export class AreaAliasType {
  @Field(() => String, { description: 'The other name as it is written there.' })
  alias!: string;

  @Field(() => AreaAliasKind, { description: 'Who writes it so.' })
  kind!: `${AreaAliasKind}`;
}

@Directive('@key(fields: "code")')
@ObjectType('Area', {
  description:
    'A province, kabupaten, kota, kecamatan, desa or kelurahan, or the country.\n' +
    'Istilah: wilayah. Sumber: Kepmendagri 300.2.2-2430/2025 melalui idn-area-data (ODbL).',
})
export class AreaType {
  @Field(() => ID, {
    description:
      'The dotted Kemendagri code, such as 15.07; "0" is Indonesia. Not the BPS code.\n' +
      'Istilah: kode wilayah Kemendagri.',
  })
  code!: string;

  @Field(() => String, {
    description: 'The official name, such as Kabupaten Tanjung Jabung Timur.\nIstilah: nama wilayah.',
  })
  name!: string;

  @Field(() => AreaLevelName, { description: 'Where the area stands in the tree.\nIstilah: tingkat wilayah.' })
  level!: AreaLevel;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the statistics office, four digits; null where it is not known. 15.07 is BPS 1506.\n' +
      'Istilah: kode BPS.',
  })
  bpsCode!: string | null;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'First day on which the area existed; null where no source names it.\nIstilah: berlaku sejak.',
  })
  validFrom!: LocalDate | null;

  @Field(() => GraphQLDate, {
    nullable: true,
    description:
      'Last day on which the area existed; null while it exists or where no source names it.\nIstilah: berlaku sampai.',
  })
  validTo!: LocalDate | null;
}

@Directive('@key(fields: "code")')
@ObjectType('AreaGroup', {
  description:
    'Areas that are spoken of together but are no level of government, such as an eks kawedanan.\n' +
    'Istilah: kelompok wilayah.',
})
export class AreaGroupType {
  @Field(() => ID, { description: 'The short code of the group in the hub.' })
  code!: string;

  @Field(() => String, {
    description:
      'What sort of group it is, in the words of the trade, such as EKS_KAWEDANAN.\nIstilah: jenis kelompok.',
  })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The sentence that names the members, word for word.\nIstilah: kutipan.',
  })
  quote!: string | null;

  @Field(() => String, { nullable: true, description: 'What is doubtful about the group.\nIstilah: catatan.' })
  note!: string | null;
}

export const AreaConnection = connectionOf(AreaType, 'Area');

@InputType({
  description: 'Which areas to list; what is left out does not narrow the list.\nIstilah: saringan wilayah.',
})
export class AreaFilter {
  @Field(() => [AreaLevelName], {
    nullable: true,
    description: 'Only areas of these levels.\nIstilah: tingkat wilayah.',
  })
  level?: AreaLevel[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only this area and what lies in it, by Kemendagri code.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only areas whose name or alias holds this text; spaces, case and signs do not matter.\nIstilah: cari nama.',
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only members of this area group, by its code.\nIstilah: kelompok wilayah.',
  })
  group?: string | null;
}
