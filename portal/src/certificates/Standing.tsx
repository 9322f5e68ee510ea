import type { CertificateStanding } from '../api/generated/graphql.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';

const TONES = { STANDS: 'good', UNDER_REVIEW: 'warn', REVOKED: 'bad' } as const;

/** Whether a certificate still says what is true. */
export function Standing({ standing }: { standing: CertificateStanding }) {
  const say = useWords();
  return <Tag tone={TONES[standing]}>{say(`certificates.standing.${standing}`)}</Tag>;
}
