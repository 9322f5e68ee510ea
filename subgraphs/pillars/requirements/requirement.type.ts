import { ArrayMaxSize, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { GapAreaTakesNobody } from '../deployments/deployment-result.type.ts';
import { GapAreaStub } from '../gap-areas/gap-area.stub.ts';
import { NO_NIK } from '../personnel/personnel.rules.ts';
import type { Requirement } from './requirement.rules.ts';

@ObjectType('DeliveryRequirement', {
  description: 'How many people of one personnel type a gap area asks for.\nIstilah: persyaratan personel.',
})
export class DeliveryRequirementType {
  @Field(() => Int, { description: 'How many, at least 1.\nSatuan: orang.' })
  people!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The title of the certificate each of them holds, compared without case; null when none is asked.',
  })
  certificate!: string | null;

  /** Behind a field resolver. */
  typeCode!: string;
}

@ObjectType('DeliveryRequirements', {
  description: 'The people a gap area asks for, type by type, as its pillar coordinator set it; older versions stay.',
})
export class DeliveryRequirementsType {
  @Field(() => Int, { description: 'Goes up each time they are set.' })
  version!: number;

  @Field(() => Int, { description: 'The sum of the rows.\nSatuan: orang.' })
  people!: number;

  @Field(() => Boolean, {
    description: 'False when the programme officers have stated another number of people since.',
  })
  agreesWithNeed!: boolean;

  @Field(() => [DeliveryRequirementType], { description: 'The rows, one for each personnel type, by its code.' })
  rows!: Requirement[];

  @Field(() => GraphQLDateTime, { description: 'When they were set.' })
  setAt!: string;
}

@InputType('DeliveryRequirementInput', { description: 'How many people of one type, and their certificate.' })
export class DeliveryRequirementInput {
  @Length(1, 40)
  @Field(() => String, { description: 'The personnel type by its code, such as TAGANA; no organisation.' })
  type!: string;

  @Min(1)
  @Max(10_000)
  @Field(() => Int, { description: 'How many, 1 to 10,000.\nSatuan: orang.' })
  people!: number;

  @Length(3, 200)
  @Matches(NO_NIK.form, { message: NO_NIK.message })
  @Field(() => String, {
    nullable: true,
    description: 'The title of a certificate each of them must hold, 3 to 200 characters.\nIstilah: sertifikat.',
  })
  certificate?: string | null;
}

@InputType('SetDeliveryRequirementsInput', { description: 'Which people a gap area asks for from now on.' })
export class SetDeliveryRequirementsInput {
  @IsUUID()
  @Field(() => ID, { description: 'The gap area; a published one.' })
  gapAreaId!: string;

  @Min(0)
  @Field(() => Int, { description: 'The version that was read; 0 when none was set.' })
  expectedVersion!: number;

  @ArrayMaxSize(20, { message: 'has at most 20 rows.' })
  @ValidateNested({ each: true })
  @Field(() => [DeliveryRequirementInput], {
    description:
      'All rows, at most 20; together as many people as the gap area needs. None: nothing is asked any more.',
  })
  requirements!: DeliveryRequirementInput[];
}

@ObjectType('DeliveryRequirementsSet', { description: 'The requirements stand; readiness is measured by them.' })
export class DeliveryRequirementsSet {
  readonly __typename!: 'DeliveryRequirementsSet';

  @Field(() => GapAreaStub, { nullable: true, description: 'The gap area.' })
  gapArea!: GapAreaStub;
}

@ObjectType('DeliveryRequirementsDiffer', {
  implements: Refusal,
  description: 'The rows add up to another number than the programme officers state.',
})
export class DeliveryRequirementsDiffer extends Refusal {
  override readonly __typename!: 'DeliveryRequirementsDiffer';

  @Field(() => Int, { description: 'People needed, as the programme officers state.' })
  needed!: number;

  @Field(() => Int, { description: 'The sum of the rows that were given.' })
  stated!: number;
}

@ObjectType('DeliveryRequirementsChanged', {
  implements: Refusal,
  description: 'Somebody set other requirements since they were read.',
})
export class DeliveryRequirementsChanged extends Refusal {
  override readonly __typename!: 'DeliveryRequirementsChanged';

  @Field(() => Int, { description: 'The version that stands.' })
  version!: number;
}

export const SetDeliveryRequirementsResult = createUnionType({
  name: 'SetDeliveryRequirementsResult',
  description: 'The requirements that stand, or why they stay as they were.',
  types: () =>
    [DeliveryRequirementsSet, DeliveryRequirementsDiffer, DeliveryRequirementsChanged, GapAreaTakesNobody] as const,
  resolveType: byTypename,
});
