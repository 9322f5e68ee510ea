import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { CheckState } from '../sources/check-state.type.ts';
import { ResourceList, ResourceSubject } from './resource-type.rules.ts';

registerEnumType(ResourceSubject, {
  name: 'ResourceSubject',
  description: 'Who a welfare resource is.\nIstilah: bentuk PSKS.',
  valuesConfig: {
    PERSON: { description: 'A person who serves.\nIstilah: perorangan.' },
    HOUSEHOLD: { description: 'A family that sets an example.\nIstilah: keluarga.' },
    INSTITUTION: { description: 'An organisation or a network of neighbours.\nIstilah: lembaga.' },
    COMPANY: { description: 'A business that gives.\nIstilah: dunia usaha.' },
  },
});

registerEnumType(ResourceList, {
  name: 'ResourceList',
  description:
    'Which count of the PSKS is meant: pages that list the law have 12, a speaker of 2022 said 13.\n' +
    'Istilah: daftar PSKS.',
  valuesConfig: {
    LAW: {
      description:
        'The 12 of the law, with Penyuluh Sosial as one.\nDasar: Permensos 8/2012, lewat daftar yang dibaca.',
    },
    SEED: {
      description: 'The 13 of the news of 17 February 2022, with Penyuluh Sosial as its two kinds.\nSumber: seed-001.',
    },
  },
});

@ObjectType('ResourceType', {
  description:
    'One kind of people or bodies that social welfare can count on.\n' +
    'Istilah: PSKS, Potensi dan Sumber Kesejahteraan Sosial. Dasar: Permensos 8/2012.',
})
@Directive('@key(fields: "code")')
export class ResourceTypeType {
  @Field(() => ID, { description: 'The code in the hub, such as PSKS-12; the law gives no codes.' })
  code!: string;

  @Field(() => Int, {
    description: 'The place in the list of thirteen; a parent stands before its children.\nIstilah: urutan.',
  })
  ordinal!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The short form in daily use, such as TKSK or Tagana.\nIstilah: singkatan.',
  })
  abbreviation!: string | null;

  @Field(() => ResourceSubject, {
    description: 'Whether it is a person, a family, a body or a company; assigned by the hub.',
  })
  subject!: ResourceSubject;

  @Field(() => Boolean, { description: 'True for the 12 that lists of the law name.\nDasar: Permensos 8/2012.' })
  isInLaw!: boolean;

  @Field(() => Boolean, {
    description: 'True for the 13 that are counted when Penyuluh Sosial is split into its two kinds.',
  })
  isLeaf!: boolean;

  @Field(() => CheckState, { description: 'How sure the hub is of this entry; PSKS-13 (Dunia Usaha) is not checked.' })
  checkState!: CheckState;

  @Field(() => String, {
    nullable: true,
    description: 'What is doubtful, and what was not compared with the law.\nIstilah: catatan.',
  })
  note!: string | null;

  /** Behind field resolvers. */
  nameId!: string;
  nameEn!: string;
  parentCode!: string | null;
  regulationCode!: string | null;
  sourceCode!: string | null;
}
