import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDateTime } from '#kit/dates';

import { AmendmentStatus } from './amendment.rules.ts';

registerEnumType(AmendmentStatus, {
  name: 'AmendmentStatus',
  description:
    'What became of an amendment; what it lowers takes effect at once in any case.\nIstilah: status perubahan.',
  valuesConfig: {
    APPLIED: { description: 'All of it took effect at once.\nIstilah: berlaku.' },
    PENDING: { description: 'What it raises is held until the coordinator decides.\nIstilah: menunggu.' },
    ACCEPTED: { description: 'The coordinator agreed to what it raises.\nIstilah: disetujui.' },
    DECLINED: { description: 'The coordinator did not agree.\nIstilah: ditolak.' },
    WITHDRAWN: { description: 'The company took it back.\nIstilah: ditarik.' },
    LAPSED: { description: 'The hold ran out, or the part ended first.\nIstilah: gugur.' },
  },
});

@ObjectType('AmendmentChange', { description: 'What an amendment says of one allocation.' })
export class AmendmentChangeType {
  @Field(() => ID, { description: 'The allocation.' })
  allocationId!: string;

  @Field(() => GraphQLAmount, { description: 'The amount before.' })
  fromAmount!: Amount;

  @Field(() => GraphQLAmount, { description: 'The amount wanted.' })
  toAmount!: Amount;

  @Field(() => Boolean, { description: 'True when it needed the consent of the coordinator.' })
  isAsked!: boolean;
}

@ObjectType('Amendment', {
  description:
    'A change of a pledge after it was submitted; amendments are only ever added.\nIstilah: perubahan ikrar.',
})
export class AmendmentType {
  @Field(() => ID, { description: 'The id of the amendment, a UUID.' })
  id!: string;

  @Field(() => AmendmentStatus, { description: 'What became of it.' })
  status!: AmendmentStatus;

  @Field(() => Int, { description: 'The version of the pledge it made.' })
  version!: number;

  @Field(() => String, { description: 'Why the company asked for it.\nIstilah: alasan.' })
  reason!: string;

  @Field(() => String, { description: 'Who asked for it.\nIstilah: pelaku.' })
  actorName!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  happenedAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was decided; null without a decision.' })
  decidedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so, where a reason was given.' })
  decisionReason!: string | null;

  pledgeId!: string;
}
