import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';

import type { useAsk } from '../api/useAsk.ts';
import { Fault, Loading, Unavailable } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';

interface CheckedProps<T, P> {
  answer: ReturnType<typeof useAsk<T, { code: string }>>;
  /** What the answer holds of the paper. */
  paper: P | null | undefined;
  children: (paper: P) => ReactNode;
}

/** A paper that was asked for by its code, in its states: known, unknown, not to be had now. */
export function Checked<T, P>({ answer, paper, children }: CheckedProps<T, P>) {
  const say = useWords();
  const isUnknown =
    answer.data && !paper && answer.data.faults.every(({ extensions }) => extensions?.code === 'NOT_FOUND');
  const again = () => void answer.refetch();
  return (
    <>
      {answer.isPending && <Loading onRetry={again} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={again} />}
      {paper && children(paper)}
      {isUnknown && (
        <Alert severity="warning" role="status">
          {say('certificates.check.unknown')}
        </Alert>
      )}
      {answer.data && !paper && !isUnknown && <Unavailable what={say('certificates.check.what')} onRetry={again} />}
    </>
  );
}
