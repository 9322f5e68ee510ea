import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';

import { PersonalField } from './personal-read.rules.ts';

registerEnumType(PersonalField, {
  name: 'PersonalField',
  description: 'Something that identifies a person.\nIstilah: data pribadi. Dasar hukum: UU 27/2022.',
  valuesConfig: {
    FULL_NAME: { description: 'The full name.\nIstilah: nama lengkap.' },
    PHONE: { description: 'The telephone number.\nIstilah: nomor telepon.' },
  },
});

@ObjectType('PersonalRead', {
  description:
    "Somebody was shown a person's name or phone; kept for good, never changed.\nIstilah: catatan akses data pribadi.",
})
export class PersonalRead {
  @Field(() => ID, { description: 'The number of the entry, in the order of reading.' })
  id!: string;

  @Field(() => [PersonalField], { description: 'What was shown.' })
  fields!: PersonalField[];

  @Field(() => String, { description: 'Who read it: the subject of the token.' })
  readerSubject!: string;

  @Field(() => String, { nullable: true, description: "The reader's organisation; null for none." })
  readerOrganisation!: string | null;

  @Field(() => String, { description: 'The role that allowed it, such as PILLAR_COORDINATOR.' })
  readerRole!: string;

  @Field(() => String, { nullable: true, description: 'What for, where the reader said.\nIstilah: keperluan.' })
  purpose!: string | null;

  @Field(() => String, { description: 'The request it was part of, as in the log of the hub.' })
  requestId!: string;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  readAt!: string;
}

export const PersonalReadConnection = connectionOf(PersonalRead, 'PersonalRead');
