import { ArrayMaxSize, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GapAreaStatus } from '../gap-areas/gap-area.rules.ts';
import { NeedKind } from '../needs/need-line.rules.ts';
import { TrustGrade } from '../trust/trust.rules.ts';
import { CoverageState, GapAreaOrderField, OrderDirection } from './ranking.rules.ts';

@InputType({
  description: 'Which gap areas to list; what is left out does not narrow the list.\nIstilah: saringan kesenjangan.',
})
export class GapAreaFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only this area and what lies in it, by Kemendagri code.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only the members of this area group and what lies in them.\nIstilah: kelompok wilayah.',
  })
  areaGroup?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [String], {
    nullable: true,
    description: 'Only these need categories, by code.\nIstilah: kategori kebutuhan.',
  })
  category?: string[] | null;

  @MaxLength(50)
  @Field(() => String, {
    nullable: true,
    description:
      'Only categories that the hub puts under this criterion of priority, by its code.\nIstilah: kriteria prioritas.',
  })
  priorityGroup?: string | null;

  @Min(1)
  @Max(17)
  @Field(() => Int, {
    nullable: true,
    description:
      'Only gap areas whose need category or programme serves this sustainable development goal, 1 to 17.\n' +
      'Istilah: tujuan SDGs.',
  })
  sdgGoal?: number | null;

  @MaxLength(20)
  @Field(() => String, {
    nullable: true,
    description:
      'Only gap areas whose need category or programme serves this target, such as 1.3.\nIstilah: target SDGs.',
  })
  sdgTarget?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only this fiscal year.\nIstilah: tahun anggaran.' })
  fiscalYear?: number | null;

  @Field(() => NeedKind, {
    nullable: true,
    description: 'Only gap areas with a need line of this kind.\nIstilah: jenis kebutuhan.',
  })
  kind?: NeedKind | null;

  @MaxLength(120)
  @Field(() => String, {
    nullable: true,
    description: 'Only gap areas that need this item, written the same way.\nIstilah: barang atau jasa.',
  })
  item?: string | null;

  @MaxLength(40)
  @Field(() => String, {
    nullable: true,
    description: 'Only gap areas with a need line in this unit.\nIstilah: satuan.',
  })
  unit?: string | null;

  @Field(() => GapAreaStatus, {
    nullable: true,
    description: 'Only this status; PUBLISHED unless told. Drafts are listed to the officers of their area only.',
  })
  status?: GapAreaStatus | null;

  @Field(() => String, { nullable: true, description: 'Only this programme pillar, by code.\nIstilah: pilar program.' })
  programmePillar?: string | null;

  @Field(() => CoverageState, {
    nullable: true,
    description: 'Only this state of the account.\nIstilah: keadaan cakupan.',
  })
  coverageState?: CoverageState | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those nobody has covered, held or pledged anything of.\nIstilah: kesenjangan terlupakan.',
  })
  isForgotten?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only made-up rows (true) or only real ones (false).\nIstilah: data contoh.',
  })
  isDemo?: boolean | null;

  @MaxLength(100)
  @Field(() => String, {
    nullable: true,
    description: 'Found in title, code, or name and other names of the area.\nIstilah: pencarian.',
  })
  text?: string | null;

  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  @Field(() => [ID], { nullable: true, description: 'Only these gap areas, up to 100.' })
  ids?: string[] | null;

  @Field(() => TrustGrade, {
    nullable: true,
    description: 'Only gap areas of this trust grade or a better one, as of today.\nIstilah: tingkat kepercayaan.',
  })
  minTrust?: `${TrustGrade}` | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only gap areas whose figures are stale today, or without any day.\nIstilah: usang.',
  })
  isStale?: boolean | null;
}

@InputType({ description: 'By what to order gap areas.\nIstilah: urutan kesenjangan.' })
export class GapAreaOrder {
  @Field(() => GapAreaOrderField, { description: 'By what.' })
  field!: GapAreaOrderField;

  @Field(() => OrderDirection, { nullable: true, description: 'Which end first; DESC unless told.' })
  direction?: OrderDirection | null;

  @Field(() => NeedKind, {
    nullable: true,
    description: 'For REMAINING and COVERAGE: of which lines; the kind of the filter, else MONEY.',
  })
  kind?: NeedKind | null;

  @MaxLength(120)
  @Field(() => String, { nullable: true, description: 'For kinds other than MONEY: lines of this item.' })
  item?: string | null;

  @MaxLength(40)
  @Field(() => String, { nullable: true, description: 'For kinds other than MONEY: lines in this unit.' })
  unit?: string | null;
}
