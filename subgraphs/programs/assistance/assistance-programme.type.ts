import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum RecipientUnit {
  PERSON = 'PERSON',
  FAMILY = 'FAMILY',
}

registerEnumType(RecipientUnit, {
  name: 'RecipientUnit',
  description: 'Whom an aid programme counts.\nIstilah: satuan penerima.',
  valuesConfig: {
    PERSON: { description: 'Persons.\nIstilah: jiwa.' },
    FAMILY: { description: 'Families.\nIstilah: keluarga penerima manfaat (KPM).' },
  },
});

@ObjectType('NationalAssistanceProgramme', {
  description:
    'A national aid programme, such as PKH; what it pays is never counted as CSR nor as a budget line of the region.\n' +
    'Istilah: program bantuan sosial nasional (PKH, Program Sembako, BST, JKN).',
})
export class AssistanceProgrammeType {
  @Field(() => RecipientUnit, { description: 'Whom it counts.\nIstilah: satuan penerima.' })
  recipientUnit!: 'PERSON' | 'FAMILY';
}
