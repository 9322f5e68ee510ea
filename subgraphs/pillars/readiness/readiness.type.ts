import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { ReadinessState, ShortageReason, type Shortage } from './readiness.rules.ts';

registerEnumType(ReadinessState, {
  name: 'ReadinessState',
  description: 'Whether the people are there to deliver.\nIstilah: kesiapan penyaluran.',
  valuesConfig: {
    READY: { description: 'As many as are asked for are assigned, free and certified.\nIstilah: siap.' },
    SHORT: { description: 'People are missing, and `missing` says which and why.\nIstilah: kurang personel.' },
    UNKNOWN: { description: 'Nobody has stated a need, or no day is known.\nIstilah: belum diketahui.' },
  },
});

registerEnumType(ShortageReason, {
  name: 'ShortageReason',
  description: 'Why people are missing for a delivery.\nIstilah: alasan kekurangan.',
  valuesConfig: {
    NOT_ASSIGNED: { description: 'Nobody is confirmed or on duty.\nIstilah: belum ditugaskan.' },
    NOT_FREE: { description: 'Assigned, and booked elsewhere or not available on a day.\nIstilah: tidak tersedia.' },
    NOT_CERTIFIED: { description: 'Assigned and free, without the certificate.\nIstilah: belum bersertifikat.' },
    NEED_UNKNOWN: { description: 'Nobody has stated how many people are needed.' },
    DAYS_UNKNOWN: { description: 'There is neither a payment plan nor a deadline.' },
  },
});

@ObjectType('ReadinessShortage', { description: 'People who are missing for one reason.' })
export class ReadinessShortageType {
  @Field(() => ShortageReason, { description: 'Why they are missing.' })
  reason!: ShortageReason;

  @Field(() => Int, { nullable: true, description: 'How many; null when it cannot be counted.\nSatuan: orang.' })
  people!: number | null;

  /** Behind a field resolver. */
  typeCode!: string | null;
}

@ObjectType('DeliveryReadiness', {
  description:
    'Whether the social-pillar people that a gap area asks for are assigned, free on the delivery days and certified.\n' +
    'Counts for everybody; who they are only for its pillar coordinators.\nIstilah: kesiapan penyaluran.',
})
export class DeliveryReadinessType {
  @Field(() => ReadinessState, { description: 'Whether they are there.' })
  state!: ReadinessState;

  @Field(() => Int, {
    nullable: true,
    description: 'People asked for: by the requirements, else as the programme officers state.\nSatuan: orang.',
  })
  needed!: number | null;

  @Field(() => Int, { description: 'People confirmed or on duty there.\nIstilah: ditugaskan. Satuan: orang.' })
  assigned!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Those of them whom nothing stands against on any of the days; null when UNKNOWN.\nSatuan: orang.',
  })
  free!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Those who are free, of a type that is asked for, and certified as asked on all days.\nSatuan: orang.',
  })
  certified!: number | null;

  @Field(() => [ReadinessShortageType], {
    description: 'What is missing, each person under the first reason; empty when READY.\nIstilah: kekurangan.',
  })
  missing!: Shortage[];

  @Field(() => [GraphQLDate], {
    description: 'The days measured: what of the plan is due, else the deadline of the gap; today for what is late.',
  })
  days!: readonly LocalDate[];

  @Field(() => GraphQLDateTime, { description: 'When it was measured.' })
  asOf!: string;

  /** Behind field resolvers. */
  gapAreaId!: string;
  areaCode!: string;
  personnelIds!: string[];
}
