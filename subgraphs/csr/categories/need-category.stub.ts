import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The need category of programs; csr only points at it. */
@ObjectType('NeedCategory', {
  description:
    'What sort of need a gap area is about: one of the 26 PPKS, or one of three of our own.\n' +
    'Istilah: kategori PPKS (dahulu PMKS). Dasar: Permensos 8/2012.',
})
@Directive('@key(fields: "code", resolvable: false)')
export class NeedCategoryStub {
  @Field(() => ID, {
    description: 'The code in the hub, such as PPKS-24; the law numbers the list but gives no codes.',
  })
  code!: string;
}
