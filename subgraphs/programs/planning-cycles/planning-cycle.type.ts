import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import type { CheckState } from '../sources/source.rules.ts';
import { CheckStateName } from '../sources/source.type.ts';
import { PlanningStage } from './planning-stage.rules.ts';

registerEnumType(PlanningStage, {
  name: 'PlanningStage',
  description: 'A stage of the yearly planning, from the village to the budget.\nIstilah: tahap perencanaan.',
  valuesConfig: {
    VILLAGE: { description: 'Deliberation of a desa or kelurahan.\nIstilah: musrenbang desa/kelurahan.' },
    DISTRICT: { description: 'Deliberation of a kecamatan.\nIstilah: musrenbang kecamatan.' },
    AGENCY_FORUM: { description: 'Forum of the agencies of a kabupaten or kota.\nIstilah: forum perangkat daerah.' },
    REGENCY: { description: 'Deliberation of a kabupaten or kota.\nIstilah: musrenbang kabupaten/kota.' },
    PROVINCE: { description: 'Deliberation of a province.\nIstilah: musrenbang provinsi.' },
    RKPD: { description: 'The annual plan of the region.\nIstilah: Rencana Kerja Pemerintah Daerah (RKPD).' },
    KUA_PPAS: {
      description:
        'The budget policy with its provisional ceilings.\n' +
        'Istilah: Kebijakan Umum Anggaran dan Prioritas Plafon Anggaran Sementara (KUA-PPAS).',
    },
    APBD: { description: 'The budget of the region.\nIstilah: Anggaran Pendapatan dan Belanja Daerah (APBD).' },
  },
});

@ObjectType('PlanningWindow', {
  description: 'When a stage of the planning takes decisions.\nIstilah: jadwal tahap.',
})
export class PlanningWindowType {
  @Field(() => PlanningStage, { description: 'The stage.\nIstilah: tahap.' })
  stage!: PlanningStage;

  @Field(() => GraphQLDate, { description: 'The first day it is open.\nIstilah: dibuka.' })
  opensOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day it is open.\nIstilah: ditutup.' })
  closesOn!: LocalDate;

  @Field(() => CheckStateName, { description: 'How sure the hub is of these days.\nIstilah: status pemeriksaan.' })
  checkState!: CheckState;

  @Field(() => String, { nullable: true, description: 'What a reader has to know about them.\nIstilah: catatan.' })
  note!: string | null;
}

@ObjectType('PlanningCycleVersion', {
  description: 'The windows of a cycle as they once stood.\nIstilah: versi jadwal.',
})
export class PlanningCycleVersionType {
  @Field(() => Int, { description: 'The version, from 1.' })
  version!: number;

  @Field(() => String, { description: 'Why they were set so.\nIstilah: alasan.' })
  reason!: string;

  @Field(() => [PlanningWindowType], { description: 'The windows of this version.\nIstilah: jadwal.' })
  windows!: PlanningWindowType[];

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.' })
  recordedAt!: string;
}

@ObjectType('PlanningCycle', {
  description: 'The planning of one fiscal year of a province, kabupaten or kota.\nIstilah: siklus perencanaan.',
})
export class PlanningCycleType {
  @Field(() => ID, { description: 'The id of the cycle.' })
  id!: string;

  @Field(() => String, { description: 'The code people quote: PLN-<area>-<year>.' })
  code!: string;

  @Field(() => Int, { description: 'The fiscal year it plans, January to December.\nIstilah: tahun anggaran.' })
  fiscalYear!: number;

  @Field(() => CheckStateName, { description: 'How sure the hub is of the cycle.\nIstilah: status pemeriksaan.' })
  checkState!: CheckState;

  @Field(() => String, { nullable: true, description: 'What a reader has to know about it.\nIstilah: catatan.' })
  note!: string | null;

  @Field(() => Boolean, { description: 'True for rows made up to show the hub.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => Int, { description: 'Raised by every change of its windows; give it as expectedVersion.' })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When its windows were last recorded.' })
  changedAt!: string;
}

export const PlanningCycleConnection = connectionOf(PlanningCycleType, 'PlanningCycle');

@InputType({ description: 'Which planning cycles; what is left out does not narrow the list.' })
export class PlanningCycleFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only this area and what lies in it, by Kemendagri code.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only this fiscal year.\nIstilah: tahun anggaran.' })
  fiscalYear?: number | null;
}
