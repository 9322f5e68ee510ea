import { IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { AREA_CODE } from '../areas/area.rules.ts';
import { DeploymentStateDiffers } from '../deployments/deployment-result.type.ts';
import { VisitActivity } from './visit.rules.ts';

registerEnumType(VisitActivity, {
  name: 'VisitActivity',
  description: 'What somebody did on a day of a deployment.\nIstilah: jenis kegiatan.',
  valuesConfig: {
    ASSESSMENT: { description: 'Found out what people need.\nIstilah: asesmen.' },
    ASSISTANCE: { description: 'Stood by people and families.\nIstilah: pendampingan.' },
    HANDOVER: { description: 'Handed goods or money over.\nIstilah: penyaluran.' },
    DATA_VERIFICATION: { description: 'Checked data in the field.\nIstilah: verifikasi data.' },
    REFERRAL: { description: 'Referred people to a service.\nIstilah: rujukan.' },
    MONITORING: { description: 'Looked at what became of help.\nIstilah: pemantauan.' },
  },
});

@ObjectType('VisitReport', {
  description:
    'What somebody did on one day of a deployment; never whom they met. Reports are only ever added.\n' +
    'Istilah: laporan kunjungan.',
})
export class VisitReportType {
  @Field(() => ID, { description: 'The id of the report, a UUID.' })
  id!: string;

  @Field(() => GraphQLDate, { description: 'The day.\nIstilah: tanggal kunjungan.' })
  visitedOn!: LocalDate;

  @Field(() => Int, { description: 'Hours of work, 1 to 24.\nSatuan: jam.' })
  hours!: number;

  @Field(() => VisitActivity, { description: 'What was done.' })
  activity!: VisitActivity;

  @Field(() => Boolean, { description: 'True for an invented report of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.' })
  recordedAt!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was voided: it counts nowhere since then; null while it stands.\nIstilah: dibatalkan.',
  })
  voidedAt!: string | null;

  /** Behind field resolvers. */
  deploymentId!: string;
  personnelId!: string;
  gapAreaId!: string;
  personnelArea!: string;
  gapAreaCode!: string;
  voidReason!: string | null;
}

export const VisitReportConnection = connectionOf(VisitReportType, 'VisitReport');

@ObjectType('VisitTotals', {
  description: 'What reports add up to. People reached have no sum: one may be reached many times.',
})
export class VisitTotalsType {
  @Field(() => Int, { description: 'Reports.\nIstilah: jumlah laporan.' })
  visits!: number;

  @Field(() => Int, { description: 'Hours of work.\nSatuan: jam.' })
  hours!: number;
}

@InputType('VisitFilter', { description: 'Which reports to list or to add up; what is left out does not narrow.' })
export class VisitFilter {
  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, { nullable: true, description: 'Only gap areas in this area, by Kemendagri code.' })
  within?: string | null;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'Only this gap area, by its id.' })
  gapAreaId?: string | null;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'Only this deployment, by its id.' })
  deploymentId?: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Only from this day on.' })
  from?: LocalDate | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Only up to this day, included.' })
  until?: LocalDate | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to list voided reports too; no total ever counts them.',
  })
  withVoided?: boolean | null;
}

@InputType('RecordVisitInput', { description: 'What somebody did on one day of a deployment.' })
export class RecordVisitInput {
  @Length(1, 255)
  @Field(() => String, { description: 'Chosen by the caller; the same key gets the first answer again.' })
  idempotencyKey!: string;

  @IsUUID()
  @Field(() => ID, { description: 'The deployment; it has begun.' })
  deploymentId!: string;

  @Field(() => GraphQLDate, { description: 'The day, inside the deployment and today at the latest (Asia/Jakarta).' })
  visitedOn!: LocalDate;

  @Min(1)
  @Max(24)
  @Field(() => Int, {
    description: 'Hours of work, 1 to 24; no day of a person has more than 24 over all deployments.\nSatuan: jam.',
  })
  hours!: number;

  @Field(() => VisitActivity, { description: 'What was done.' })
  activity!: VisitActivity;

  @Min(0)
  @Max(100_000)
  @Field(() => Int, {
    description: 'How many people were reached that day, never who.\nIstilah: orang terjangkau. Satuan: orang.',
  })
  peopleReached!: number;
}

@ObjectType('VisitRecorded', { description: 'The report is recorded.' })
export class VisitRecorded {
  readonly __typename!: 'VisitRecorded';

  @Field(() => VisitReportType, { description: 'The report.' })
  visit!: VisitReportType;

  @Field(() => Boolean, { description: 'True when the same key had recorded it before and nothing new was written.' })
  replayed!: boolean;
}

@ObjectType('VisitOutsideDeployment', { implements: Refusal, description: 'The day is not a day of the deployment.' })
export class VisitOutsideDeployment extends Refusal {
  override readonly __typename!: 'VisitOutsideDeployment';

  @Field(() => GraphQLDate, { description: 'Its first day.' })
  beginsOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'Its last day.' })
  endsOn!: LocalDate;
}

@ObjectType('VisitDayFull', {
  implements: Refusal,
  description: 'The day of the person would have more than 24 hours.',
})
export class VisitDayFull extends Refusal {
  override readonly __typename!: 'VisitDayFull';

  @Field(() => Int, { description: 'Hours recorded of that day, over all deployments.\nSatuan: jam.' })
  recorded!: number;

  @Field(() => Int, { description: 'Hours that may still be recorded.\nSatuan: jam.' })
  left!: number;
}

@ObjectType('VisitKeyReused', { implements: Refusal, description: 'The key was used for another report.' })
export class VisitKeyReused extends Refusal {
  override readonly __typename!: 'VisitKeyReused';
}

export const RecordVisitResult = createUnionType({
  name: 'RecordVisitResult',
  description: 'The report, or why there is none.',
  types: () => [VisitRecorded, DeploymentStateDiffers, VisitOutsideDeployment, VisitDayFull, VisitKeyReused] as const,
  resolveType: byTypename,
});
