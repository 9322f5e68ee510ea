import { useParams } from '@tanstack/react-router';

import { MeetingDocument, type MeetingQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { useSession } from '../session/useSession.ts';
import { FollowUp } from './FollowUp.tsx';
import { FrozenBriefs } from './FrozenBriefs.tsx';
import { MeetingActions } from './MeetingActions.tsx';
import { MeetingFacts } from './MeetingFacts.tsx';
import { Outcomes } from './Outcomes.tsx';
import { mayWriteIn } from './writers.ts';

export type Meeting = NonNullable<MeetingQuery['coordinationMeeting']>;

function MeetingBody({ meeting }: { meeting: Meeting }) {
  const mayWrite = mayWriteIn(useSession(), meeting.area?.code);
  return (
    <>
      {mayWrite && <MeetingActions meeting={meeting} />}
      <MeetingFacts meeting={meeting} />
      <Outcomes meeting={meeting} kind="RECOMMENDATION" mayWrite={mayWrite} />
      <Outcomes meeting={meeting} kind="COMMITMENT" mayWrite={mayWrite} />
      <FollowUp meeting={meeting} mayWrite={mayWrite} />
      <FrozenBriefs briefs={meeting.briefs} />
    </>
  );
}

/** One coordination meeting and what came of it. */
export function MeetingScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/rakor/$code' });
  const answer = useAsk(MeetingDocument, { code }, { isKept: true });
  const meeting = answer.data?.data.coordinationMeeting;
  const again = () => void answer.refetch();
  const isUnknown = Boolean(answer.data) && !meeting && answer.data?.faults[0]?.extensions?.code === 'NOT_FOUND';
  return (
    <Page
      title={code}
      {...(meeting && { heading: <span lang="id">{meeting.title}</span> })}
      trail={<PlaceLink to="/rakor">{say('frame.place.meetings')}</PlaceLink>}
      freshness={meeting && `${say(`meetings.kind.${meeting.kind}`)} · ${meeting.code}`}
    >
      {answer.isPending && <Loading onRetry={again} />}
      {answer.error && !meeting && <Fault fault={answer.error} onRetry={again} />}
      {isUnknown && (
        <Empty why={say('meetings.unknown', { code })}>
          <ButtonLink variant="contained" to="/rakor">
            {say('meetings.showAll')}
          </ButtonLink>
        </Empty>
      )}
      {answer.data && !meeting && !isUnknown && <Fault fault={new Error('SERVICE_UNAVAILABLE')} onRetry={again} />}
      {meeting && <MeetingBody meeting={meeting} />}
    </Page>
  );
}
