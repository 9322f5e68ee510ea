import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@Directive('@key(fields: "code")')
@ObjectType('NeedCategory', {
  description:
    'What sort of need a gap area is about: one of the 26 PPKS, or one of three of our own.\n' +
    'Istilah: kategori PPKS (dahulu PMKS). Dasar: Permensos 8/2012.',
})
export class NeedCategoryType {
  @Field(() => ID, {
    description:
      'The code in the hub, such as PPKS-24 or DATA_VERIFICATION; the law numbers the list but gives no codes.',
  })
  code!: string;

  @Field(() => Int, { description: 'The place in the list of the law, 1 to 26; ours follow.\nIstilah: urutan.' })
  ordinal!: number;

  @Field(() => Boolean, {
    description: 'True for the 26 of the law; false for the categories the hub added.\nIstilah: termasuk PPKS.',
  })
  isPpks!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Whom it concerns, such as CHILD, ELDERLY or HOUSEHOLD; assigned by the hub.\nIstilah: sasaran.',
  })
  targetKind!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The minimum service standard it falls under, such as ANAK or LANSIA; null where none does.\n' +
      'Istilah: SPM bidang sosial. Dasar: PP 2/2018 Pasal 10.',
  })
  minimumServiceKey!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the hub assigned itself, and what is doubtful.\nIstilah: catatan.',
  })
  note!: string | null;
}

@Directive('@key(fields: "code")')
@ObjectType('PriorityGroup', {
  description:
    'One of the seven criteria of whom social welfare serves first.\n' +
    'Istilah: kriteria prioritas. Dasar: PP 39/2012 Pasal 2 ayat (2).',
})
export class PriorityGroupType {
  @Field(() => ID, { description: 'The code in the hub, such as KEMISKINAN.' })
  code!: string;

  @Field(() => Int, { description: 'The place in the list of the law, 1 to 7.\nIstilah: urutan.' })
  ordinal!: number;

  @Field(() => String, { description: 'The article that lists the criteria.\nIstilah: pasal.' })
  article!: string;
}
