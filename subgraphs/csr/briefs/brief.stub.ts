import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The brief of programs; this subgraph adds the part it keeps. */
@ObjectType('MeetingBrief', {
  description: 'What was known of an area and a fiscal year when it was frozen for a meeting.\nIstilah: bahan rakor.',
})
@Directive('@key(fields: "id")')
export class MeetingBriefStub {
  @Field(() => ID, { description: 'The id of the brief, a UUID.' })
  id!: string;
}
