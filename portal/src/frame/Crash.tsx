import type { ErrorComponentProps } from '@tanstack/react-router';

import { Page } from './Page.tsx';
import { Fault } from './States.tsx';
import { useWords } from '../language/useWords.ts';

/** A screen that broke: the frame stays, and the way to try again. */
export function Crash({ error }: ErrorComponentProps) {
  const say = useWords();
  return (
    <Page title={say('frame.fault.title')} hasFault>
      <Fault fault={error instanceof Error ? error : new Error('unknown')} onRetry={() => window.location.reload()} />
    </Page>
  );
}
