import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('PersonnelType', {
  description:
    'A role in which people or bodies deliver social welfare in the field; not a pillar of a programme.\n' +
    'Istilah: pilar-pilar sosial.',
})
@Directive('@key(fields: "code")')
export class PersonnelTypeType {
  @Field(() => ID, { description: 'The code in the hub, such as TKSK or PENDAMPING_PKH.' })
  code!: string;

  @Field(() => Int, { description: 'The place in the list of the hub, 1 to 8.\nIstilah: urutan.' })
  ordinal!: number;

  @Field(() => Boolean, {
    description: 'True for bodies such as Karang Taruna, which are registered as organisations.\nIstilah: lembaga.',
  })
  isOrganisation!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What to know of the role, such as that it is none of the PSKS.\nIstilah: catatan.',
  })
  note!: string | null;

  /** Behind field resolvers. */
  nameId!: string;
  nameEn!: string;
  resourceTypeCode!: string | null;
  sourceCodes!: string[];
}
