import { Field, ID, Int, ObjectType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { Refusal } from '#kit/refusal-type';

import { CompanyStatus } from '../companies/company.rules.ts';
import { AllocationState } from '../allocations/allocation-state.rules.ts';

@ObjectType('OpenLine', { description: 'What one need line has open, beside what was asked of it.' })
export class OpenLine {
  @Field(() => ID, { description: 'The need line.' })
  needLineId!: string;

  @Field(() => GraphQLAmount, { description: 'What the pledge asked, in the unit of the line.' })
  requested!: Amount;

  @Field(() => GraphQLAmount, { description: 'What was open at the moment of the decision.\nIstilah: sisa terbuka.' })
  open!: Amount;
}

@ObjectType('GapHasLessOpen', {
  implements: Refusal,
  description: 'Less is open than the pledge asks: code GAP_FULLY_COVERED when nothing is, else GAP_REMAINING_CHANGED.',
})
export class GapHasLessOpen extends Refusal {
  override readonly __typename!: 'GapHasLessOpen';

  @Field(() => [OpenLine], { description: 'Every line of the pledge with what it has open.' })
  lines!: OpenLine[];
}

@ObjectType('GapTakesNoPledges', {
  implements: Refusal,
  description: 'A gap of the pledge is closed, withdrawn or past its deadline.',
})
export class GapTakesNoPledges extends Refusal {
  override readonly __typename!: 'GapTakesNoPledges';

  @Field(() => ID, { description: 'The gap area.' })
  gapAreaId!: string;
}

@ObjectType('OriginHasLess', {
  implements: Refusal,
  description: 'The pledge that the amounts are handed on or carried over from has left less.',
})
export class OriginHasLess extends Refusal {
  override readonly __typename!: 'OriginHasLess';

  @Field(() => ID, { description: 'The pledge they were said to come from.' })
  originPledgeId!: string;
}

@ObjectType('CompanyNotVerified', {
  implements: Refusal,
  description: 'Only companies that the forum has verified submit pledges.',
})
export class CompanyNotVerified extends Refusal {
  override readonly __typename!: 'CompanyNotVerified';

  @Field(() => CompanyStatus, {
    nullable: true,
    description: 'How far the forum has checked it; null when none is registered.',
  })
  status!: CompanyStatus | null;
}

@ObjectType('PledgeAlreadySubmitted', { implements: Refusal, description: 'The draft is one no more.' })
export class PledgeAlreadySubmitted extends Refusal {
  override readonly __typename!: 'PledgeAlreadySubmitted';
}

@ObjectType('PledgeChangedMeanwhile', {
  implements: Refusal,
  description: 'The draft has a newer version than the one that was read.',
})
export class PledgeChangedMeanwhile extends Refusal {
  override readonly __typename!: 'PledgeChangedMeanwhile';

  @Field(() => Int, { description: 'The newest version.' })
  version!: number;
}

@ObjectType('AllocationStateDiffers', {
  implements: Refusal,
  description: 'The step does not start from the state the allocation has.',
})
export class AllocationStateDiffers extends Refusal {
  override readonly __typename!: 'AllocationStateDiffers';

  @Field(() => AllocationState, { description: 'The state it has.' })
  state!: AllocationState;
}

@ObjectType('NothingAsked', {
  implements: Refusal,
  description: 'No question of a coordinator waits for an answer.',
})
export class NothingAsked extends Refusal {
  override readonly __typename!: 'NothingAsked';
}

@ObjectType('AllocationNoLongerFits', {
  implements: Refusal,
  description: 'The need was lowered below the allocation since it was submitted.',
})
export class AllocationNoLongerFits extends Refusal {
  override readonly __typename!: 'AllocationNoLongerFits';

  @Field(() => GraphQLAmount, { description: 'What the allocation asks.' })
  amount!: Amount;

  @Field(() => GraphQLAmount, { description: 'What of the need is not covered now.' })
  uncovered!: Amount;
}
