import { IsUUID, Max, Min } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { byTypename, Refusal } from '#kit/refusal-type';

import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';
import type { BriefRow } from './brief.queries.ts';
import { MeetingBriefType } from './brief.type.ts';

@InputType({
  description: 'What to freeze: the area of a meeting, or an area, and a fiscal year.\nIstilah: bekukan bahan rakor.',
})
export class FreezeMeetingBriefInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, {
    nullable: true,
    description: 'The meeting it is for; its area is taken. Left out when an area is given.\nIstilah: rapat.',
  })
  meetingId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The area, by Kemendagri code. Left out when a meeting is given.\nIstilah: wilayah.',
  })
  areaCode?: string | null;

  @Min(2000)
  @Max(2100)
  @Field(() => Int, { description: 'The fiscal year it is about, 2000 to 2100.\nIstilah: tahun anggaran.' })
  fiscalYear!: number;
}

@ObjectType('MeetingBriefFrozen', { description: 'The brief has a code; its figures never move again.' })
export class MeetingBriefFrozen {
  readonly __typename!: 'MeetingBriefFrozen';

  @Field(() => MeetingBriefType, { description: 'The brief.\nIstilah: bahan rakor.' })
  brief!: BriefRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('BriefTooWide', { implements: Refusal, description: 'The area has more gap areas than a brief can hold.' })
export class BriefTooWideType extends Refusal {
  declare readonly __typename: 'BriefTooWide';

  @Field(() => Int, { description: 'How many gap areas it has.\nIstilah: jumlah kesenjangan.' })
  gapCount!: number;
}

export const FreezeMeetingBriefResult = createUnionType({
  name: 'FreezeMeetingBriefResult',
  description: 'The brief, or why nothing was frozen.',
  types: () => [MeetingBriefFrozen, CommandKeyReusedType, BriefTooWideType] as const,
  resolveType: byTypename,
});
