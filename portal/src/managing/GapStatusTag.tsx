import type { GapAreaStatus } from '../api/generated/graphql.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';

const TONES = { DRAFT: 'warn', PUBLISHED: 'good', CLOSED: 'quiet', WITHDRAWN: 'bad' } as const;

/** Where a gap area stands. */
export function GapStatusTag({ status }: { status: GapAreaStatus }) {
  const say = useWords();
  return <Tag tone={TONES[status]}>{say(`managing.status.${status}`)}</Tag>;
}
