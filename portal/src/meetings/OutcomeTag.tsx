import type { OutcomeStatus } from '../api/generated/graphql.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';

const TONES = { OPEN: 'quiet', IN_PROGRESS: 'info', DONE: 'good', DROPPED: 'quiet' } as const;

/** What has become of a recommendation or a commitment. */
export function OutcomeTag({ status, isOverdue }: { status: OutcomeStatus; isOverdue: boolean }) {
  const say = useWords();
  if (isOverdue) return <Tag tone="bad">{say('meetings.outcome.overdue')}</Tag>;
  return <Tag tone={TONES[status]}>{say(`meetings.status.${status}`)}</Tag>;
}
