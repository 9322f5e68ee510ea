import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The source of programs; pillars only points at it. */
@ObjectType('Source', {
  description: 'Where something in the hub comes from: a statistical table, a news page, a document.\nIstilah: sumber.',
})
@Directive('@key(fields: "code", resolvable: false)')
export class SourceStub {
  @Field(() => ID, { description: 'The short code of the source in the hub.' })
  code!: string;
}

/** A pointer to a source, or null where a row names none. */
export function sourceOf(code: string | null): SourceStub | null {
  return code === null ? null : { code };
}
