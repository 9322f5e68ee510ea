import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The area of another subgraph: csr only points at it. */
@ObjectType('Area', {
  description: 'An administrative area by its Kemendagri code; programs knows its name and figures.\nIstilah: wilayah.',
})
@Directive('@key(fields: "code", resolvable: false)')
export class AreaStub {
  @Field(() => ID, {
    description: 'The Kemendagri code with dots, such as 15.07 or 15.07.01.2003; never the BPS code.',
  })
  code!: string;
}
