import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The regulation of programs; pillars only points at it. */
@ObjectType('Regulation', {
  description: 'A law, decree or regional rule that a category, a programme or a figure rests on.\nIstilah: peraturan.',
})
@Directive('@key(fields: "code", resolvable: false)')
export class RegulationStub {
  @Field(() => ID, { description: 'The short code in the hub, such as PERMENSOS-8-2012.' })
  code!: string;
}
