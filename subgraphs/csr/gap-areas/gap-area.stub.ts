import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The gap area of programs; csr adds how far it is covered. */
@ObjectType('GapArea', {
  description: 'What is missing in an area, for one need and one fiscal year.\nIstilah: kesenjangan.',
})
@Directive('@key(fields: "id")')
export class GapArea {
  @Field(() => ID, { description: 'The id of the gap area, a UUID.' })
  id!: string;
}

/** The need line of programs; csr only points at it. */
@ObjectType('NeedLine', { description: 'One thing a gap area needs, in one unit.\nIstilah: baris kebutuhan.' })
@Directive('@key(fields: "id", resolvable: false)')
export class NeedLineStub {
  @Field(() => ID, { description: 'The id of the need line, a UUID.' })
  id!: string;
}

/** The budget line of programs; csr only points at it. */
@ObjectType('BudgetLine', { description: 'What the state plans to pay for one purpose.\nIstilah: baris anggaran.' })
@Directive('@key(fields: "id", resolvable: false)')
export class BudgetLineStub {
  @Field(() => ID, { description: 'The id of the budget line, a UUID.' })
  id!: string;
}
