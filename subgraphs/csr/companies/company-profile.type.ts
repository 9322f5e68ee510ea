import { Matches } from 'class-validator';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';

import { AreaStub } from '../areas/area.stub.ts';
import { ImpactZoneKind } from './company-profile.rules.ts';

registerEnumType(ImpactZoneKind, {
  name: 'CompanyImpactZoneKind',
  description: 'How close an area is to the work of a company.\nIstilah: wilayah dampak.',
  valuesConfig: {
    RING_1: { description: 'Around its operation, served first.\nIstilah: Ring 1.' },
    OPERATION: { description: 'Where it works otherwise.\nIstilah: wilayah operasi.' },
  },
});

@ObjectType('CompanyImpactZone', {
  description: 'An area where a company works.\nIstilah: wilayah dampak perusahaan.',
})
export class CompanyImpactZone {
  @Field(() => AreaStub, { nullable: true, description: 'The area.' })
  area!: AreaStub;

  @Field(() => ImpactZoneKind, { description: 'How close it is to the work of the company.' })
  kind!: ImpactZoneKind;
}

@InputType('CompanyImpactZoneInput', { description: 'An area where the company works.\nIstilah: wilayah dampak.' })
export class CompanyImpactZoneInput {
  @Matches(/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/, {
    message: 'is a Kemendagri code with dots, such as 15.07; never the BPS code 1507.',
  })
  @Field(() => String, { description: 'The Kemendagri code of the area; each stands in the list once.' })
  areaCode!: string;

  @Field(() => ImpactZoneKind, { description: 'How close it is to the work of the company.' })
  kind!: ImpactZoneKind;
}
