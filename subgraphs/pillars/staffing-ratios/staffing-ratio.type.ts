import { Length } from 'class-validator';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLDecimal } from '#kit/decimal';

import { PersonnelFigureType } from '../figures/figure.type.ts';
import { RatioGap, StaffingBasis } from './staffing-ratio.rules.ts';

registerEnumType(StaffingBasis, {
  name: 'StaffingBasis',
  description: 'Which count of people a staffing ratio rests on.\nIstilah: dasar penghitungan.',
  valuesConfig: {
    HEADCOUNT: { description: 'The newest headcount that a source states for exactly this area and type.' },
    REGISTER: {
      description: 'The active people registered in the hub in the area and below; only as full as the register.',
    },
  },
});

registerEnumType(RatioGap, {
  name: 'StaffingRatioGap',
  description: 'Why a staffing ratio cannot be given.',
  valuesConfig: {
    NO_HEADCOUNT: { description: 'No headcount is known; participants of trainings are no substitute.' },
    NO_PEOPLE_IN_NEED: { description: 'No number of people in need is known for the area and category.' },
    TOO_FEW_PEOPLE: {
      description: 'Fewer than five people below kabupaten and kota: the number is withheld.\nIstilah: disembunyikan.',
    },
    NOBODY_SERVES: { description: 'Nobody serves there, so there is no load per person.' },
  },
});

@ArgsType()
export class StaffingRatioArgs {
  @Field(() => StaffingBasis, {
    defaultValue: StaffingBasis.HEADCOUNT,
    description: 'Which count of people to use; stated headcounts unless told.',
  })
  basis!: StaffingBasis;

  @Length(1, 40)
  @Field(() => String, {
    nullable: true,
    description: 'The personnel type counted, by its code; all roles together when left out.',
  })
  type?: string | null;

  @Length(1, 40)
  @Field(() => String, {
    defaultValue: 'PPKS-24',
    description: 'The category of the people in need, by its code; fakir miskin unless told.',
  })
  category!: string;
}

@ObjectType('PeopleInNeed', {
  description: 'How many people need help in an area, as programs announced it.\nIstilah: jumlah pemerlu layanan.',
})
export class PeopleInNeedType {
  @Field(() => GraphQLDecimal, { description: 'The number of people.\nIstilah: nilai.' })
  value!: string;

  @Field(() => String, { description: 'What one of it is.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => String, { description: 'The year or month it is about, as the source says.\nIstilah: periode.' })
  period!: string;

  /** Behind field resolvers. */
  sourceCode!: string | null;
  categoryCode!: string | null;
}

@ObjectType('StaffingRatio', {
  description:
    'People in need for each person who serves, with both numbers and their sources beside it; the periods may ' +
    'differ.\nIstilah: rasio personel terhadap pemerlu layanan.',
})
export class StaffingRatioType {
  @Field(() => StaffingBasis, { description: 'Which count of people was used.' })
  basis!: StaffingBasis;

  @Field(() => PersonnelFigureType, {
    nullable: true,
    description: 'The headcount used; null when none is known or the register was used.',
  })
  headcount!: PersonnelFigureType | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The people counted in the register; null when a headcount was used.',
  })
  registered!: number | null;

  @Field(() => Boolean, {
    description: 'True when an invented row of the demonstration was counted.\nIstilah: contoh.',
  })
  isDemo!: boolean;

  @Field(() => PeopleInNeedType, {
    nullable: true,
    description: 'The people in need used; null when no number is known or `gap` says that it is withheld.',
  })
  peopleInNeed!: PeopleInNeedType | null;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'People in need per person who serves, two decimals; null when `gap` says why.',
  })
  peoplePerPersonnel!: string | null;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'People who serve per thousand in need, two decimals; null when a number is missing.',
  })
  personnelPerThousand!: string | null;

  @Field(() => RatioGap, { nullable: true, description: 'Why there is no ratio; null when there is one.' })
  gap!: RatioGap | null;
}
