import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

import type { CheckState } from '../sources/source.rules.ts';
import { CheckStateName } from '../sources/source.type.ts';

@Directive('@key(fields: "code")')
@ObjectType('Regulation', {
  description: 'A law, decree or regional rule that a category, a programme or a figure rests on.\nIstilah: peraturan.',
})
export class RegulationType {
  @Field(() => ID, { description: 'The short code in the hub, such as PERMENSOS-8-2012.' })
  code!: string;

  @Field(() => String, {
    description:
      'The kind in English capitals, such as LAW, MINISTERIAL_DECREE, PRESIDENTIAL_REGULATION or ' +
      'PRESIDENTIAL_INSTRUCTION.\n' +
      'Istilah: jenis peraturan.',
  })
  kind!: string;

  @Field(() => String, {
    description:
      'The kind as lawyers write it, such as Permensos or Kepmensos; the two are not the same.\n' +
      'Istilah: sebutan jenis.',
  })
  kindLabel!: string;

  @Field(() => String, { description: 'The number, without the year.\nIstilah: nomor.' })
  number!: string;

  @Field(() => Int, { description: 'The year it was enacted.\nIstilah: tahun.' })
  year!: number;

  @Field(() => String, { description: 'What it is about, in its own Indonesian words.\nIstilah: tentang.' })
  title!: string;

  @Field(() => String, {
    description: 'The field it is used for in the hub, such as CSR, DTKS or SPM.\nIstilah: bidang.',
  })
  subject!: string;

  @Field(() => CheckStateName, {
    description: 'How sure the hub is that it exists as written here.\nIstilah: status pemeriksaan.',
  })
  checkState!: CheckState;

  @Field(() => String, {
    nullable: true,
    description: 'What is doubtful about it, such as two years given for one rule.\nIstilah: catatan.',
  })
  note!: string | null;
}
