import type { ProposalStatus } from '../api/generated/graphql.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';

const TONES = {
  IN_PROGRESS: 'info',
  FUNDED: 'good',
  PARTLY_FUNDED: 'warn',
  NOT_FUNDED: 'warn',
  REJECTED: 'bad',
  WITHDRAWN: 'quiet',
} as const;

/** What has become of a proposal so far. */
export function ProposalTag({ status }: { status: ProposalStatus }) {
  const say = useWords();
  return <Tag tone={TONES[status]}>{say(`planning.status.${status}`)}</Tag>;
}
