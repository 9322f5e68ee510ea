import { AssistanceProgrammeResolver } from './assistance/assistance-programme.resolver.ts';
import { ComparedCountsResolver, CriteriaCountResolver } from './criteria/criteria-count.resolver.ts';
import {
  CriteriaComparisonResolver,
  CriteriaReadingResolver,
  CriteriaSetResolver,
  CriterionResolver,
} from './criteria/criteria-set.resolver.ts';
import { DataQualityResolver, VerificationRoundCountsResolver } from './data-quality/data-quality.resolver.ts';
import { WelfareDatasetResolver, WelfareDatasetStageResolver } from './datasets/welfare-dataset.resolver.ts';
import {
  CategoryGoalsResolver,
  ProgrammeGoalsResolver,
  SdgGoalResolver,
  SdgTargetResolver,
} from './goals/sdg-target.resolver.ts';
import { AchievementResolver, ServiceStandardResolver } from './service-standards/service-standard.resolver.ts';
import {
  FigureTrustResolver,
  GapAreaTrustResolver,
  TrustReasonResolver,
  TrustRuleResolver,
} from './trust/trust.resolver.ts';
import { UnprovenGapResolver } from './trust/unproven-gap.resolver.ts';
import { UnbudgetedAreaResolver } from './verifications/unbudgeted-area.resolver.ts';

/** Everything that tells how far the data can be relied on. */
export const DATA_TRUST = [
  FigureTrustResolver,
  GapAreaTrustResolver,
  TrustReasonResolver,
  TrustRuleResolver,
  UnprovenGapResolver,
  UnbudgetedAreaResolver,
  DataQualityResolver,
  VerificationRoundCountsResolver,
  WelfareDatasetResolver,
  WelfareDatasetStageResolver,
  AssistanceProgrammeResolver,
  CriteriaSetResolver,
  CriterionResolver,
  CriteriaReadingResolver,
  CriteriaComparisonResolver,
  CriteriaCountResolver,
  ComparedCountsResolver,
  ServiceStandardResolver,
  AchievementResolver,
  SdgGoalResolver,
  SdgTargetResolver,
  ProgrammeGoalsResolver,
  CategoryGoalsResolver,
] as const;
