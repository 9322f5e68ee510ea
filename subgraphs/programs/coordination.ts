import { BriefNeedsResolver, BriefResolver, MeetingBriefsResolver } from './briefs/brief.resolver.ts';
import { MeetingCommandResolver } from './meetings/meeting-command.resolver.ts';
import { MeetingChangeResolver } from './meeting-changes/meeting-change.resolver.ts';
import { MeetingResolver } from './meetings/meeting.resolver.ts';
import { OutcomeCommandResolver } from './outcomes/outcome-command.resolver.ts';
import {
  FollowedUpResolver,
  GapAreaRecommendationsResolver,
  OUTCOME_LINKS,
  OutcomeResolver,
} from './outcomes/outcome.resolver.ts';

/** The resolvers of coordination: meetings, what came of them, and the briefs frozen for them. */
export const COORDINATION_RESOLVERS = [
  MeetingResolver,
  MeetingCommandResolver,
  MeetingChangeResolver,
  OutcomeResolver,
  OutcomeCommandResolver,
  FollowedUpResolver,
  ...OUTCOME_LINKS,
  GapAreaRecommendationsResolver,
  BriefResolver,
  BriefNeedsResolver,
  MeetingBriefsResolver,
] as const;
