import { Field, ID, Int, ObjectType } from 'type-graphql';

import { GovernmentLevelName } from '../programmes/programme.type.ts';
import type { StandardLevel } from './service-standard.rules.ts';

@ObjectType('MinimumServiceStandard', {
  description:
    'A social service that a government owes to all who are entitled to it.\n' +
    'Istilah: Standar Pelayanan Minimal (SPM) bidang sosial. Dasar: PP 2/2018 Pasal 10, Permensos 9/2018.',
})
export class ServiceStandardType {
  @Field(() => ID, { description: 'The short code in the hub, such as SPM-K1.' })
  code!: string;

  @Field(() => Int, { description: 'The place in the list of its level, 1 to 5.\nIstilah: urutan.' })
  ordinal!: number;

  @Field(() => GovernmentLevelName, { description: 'Which government owes it.\nIstilah: kewenangan.' })
  governmentLevel!: StandardLevel;

  @Field(() => String, { description: 'The key that need categories name it by, such as LANSIA.' })
  minimumServiceKey!: string;

  @Field(() => String, { description: 'The article that lists it.\nIstilah: pasal.' })
  article!: string;
}
