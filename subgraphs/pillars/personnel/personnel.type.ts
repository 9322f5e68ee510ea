import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';

import { PersonnelAction, PersonnelStatus } from './personnel.rules.ts';

registerEnumType(PersonnelStatus, {
  name: 'PersonnelStatus',
  description: 'Whether somebody serves.\nIstilah: status personel.',
  valuesConfig: {
    ACTIVE: { description: 'Serves and can be deployed.\nIstilah: aktif.' },
    ENDED: { description: 'Does not serve any more; the entry stays for the record.\nIstilah: berhenti.' },
  },
});

registerEnumType(PersonnelAction, {
  name: 'PersonnelAction',
  description: "Something the viewer may do with a person's entry now.\nIstilah: tindakan.",
  valuesConfig: {
    SEE_CONTACT: { description: 'Read the name, the phone, the availability and the certificates.' },
    CHANGE: { description: 'Change the entry with changePersonnel.' },
    END: { description: 'End the service with endPersonnel.' },
    DEPLOY: { description: 'Propose them to a gap area with deployPersonnel.' },
  },
});

@ObjectType('Personnel', {
  description:
    'A person who delivers social welfare in the field. Who it is, only coordinators of that area see; no NIK is ' +
    'kept anywhere.\nIstilah: personel pilar sosial. Dasar kerahasiaan: UU 27/2022.',
})
@Directive('@key(fields: "id")')
export class PersonnelEntry {
  @Field(() => ID, { description: 'The id of the entry, a UUID; it tells nothing about the person.' })
  id!: string;

  @Field(() => String, {
    description: 'The first letters of the name, such as "S.A."; all that the public sees of it.\nIstilah: inisial.',
  })
  initials!: string;

  @Field(() => PersonnelStatus, { description: 'Whether the person serves.' })
  status!: PersonnelStatus;

  @Field(() => [String], {
    description: 'What the person can do besides the role, such as first aid.\nIstilah: keahlian.',
  })
  skills!: string[];

  @Field(() => Boolean, { description: 'True for an invented person of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  @Field(() => Int, { description: 'Goes up with each change; give it back as expectedVersion.' })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When the person was registered here.' })
  registeredAt!: string;

  /** Behind field resolvers. */
  typeCode!: string;
  areaCode!: string;
  organisationId!: string | null;
}

export const PersonnelConnection = connectionOf(PersonnelEntry, 'Personnel');
