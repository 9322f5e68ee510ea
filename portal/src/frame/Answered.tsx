import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import type { Answer, HubFault } from '../api/request.ts';
import { Fault, Loading } from './States.tsx';

interface AnsweredProps<T> {
  answer: UseQueryResult<Answer<T>, HubFault>;
  /** How many lines the place holder has. */
  lines?: number;
  children: (answer: Answer<T>) => ReactNode;
}

/**
 * What the hub answered, in each of its states: asked, not to be had, here, and here but not to be had anew. What was
 * answered once stays on the screen, and with it all that was typed there.
 */
export function Answered<T>({ answer, lines, children }: AnsweredProps<T>) {
  const again = () => void answer.refetch();
  if (answer.isPending) return <Loading onRetry={again} {...(lines !== undefined && { lines })} />;
  if (!answer.data) return <Fault fault={answer.error} onRetry={again} />;
  return (
    <>
      {answer.error && <Fault fault={answer.error} at={answer.data.at} onRetry={again} />}
      {children(answer.data)}
    </>
  );
}
