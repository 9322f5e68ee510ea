import { AssistanceProgrammeResolver } from './assistance/assistance-programme.resolver.ts';
import { DataQualityResolver, VerificationRoundCountsResolver } from './data-quality/data-quality.resolver.ts';
import { WelfareDatasetResolver, WelfareDatasetStageResolver } from './datasets/welfare-dataset.resolver.ts';
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
] as const;
