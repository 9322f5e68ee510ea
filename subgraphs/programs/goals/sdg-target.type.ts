import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('SdgGoal', {
  description:
    'One of the seventeen sustainable development goals.\nIstilah: Tujuan Pembangunan Berkelanjutan (TPB/SDGs).',
})
export class SdgGoalType {
  @Field(() => Int, { description: 'Its number, 1 to 17.\nIstilah: nomor tujuan.' })
  number!: number;
}

@ObjectType('SdgTarget', {
  description:
    'A target of a goal; the wording is shortened, and which programmes serve it was assigned by the hub.\n' +
    'Istilah: target SDGs.',
})
export class SdgTargetType {
  @Field(() => ID, { description: 'Its number, such as 1.3.' })
  code!: string;
}
