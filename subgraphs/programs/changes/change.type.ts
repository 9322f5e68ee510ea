import { Field, ObjectType } from 'type-graphql';

@ObjectType('FieldChange', { description: 'A field before and after a change.\nIstilah: perubahan isian.' })
export class FieldChangeType {
  @Field(() => String, { description: 'The name of the field, as in the API.\nIstilah: isian.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What stood there; null where nothing did, or where the viewer may not see it.\nIstilah: semula.',
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What stands there afterwards; null where nothing does, or where the viewer may not see it.\nIstilah: menjadi.',
  })
  after!: string | null;
}
