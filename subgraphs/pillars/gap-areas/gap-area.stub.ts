import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The gap area of programs; pillars adds who serves there. */
@ObjectType('GapArea', {
  description: 'What is missing in an area, for one need and one fiscal year.\nIstilah: kesenjangan.',
})
@Directive('@key(fields: "id")')
export class GapAreaStub {
  @Field(() => ID, { description: 'The id of the gap area, a UUID.' })
  id!: string;
}
