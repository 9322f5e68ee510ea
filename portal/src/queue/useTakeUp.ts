import { useEffect } from 'react';

import { TakeUpPartDocument } from '../api/generated/graphql.ts';
import { useSend } from '../api/useSend.ts';
import { hubLanguage } from '../language/language.ts';

/** How often it is said again while the page is looked at: well within what the hub waits. */
const AGAIN_MS = 4 * 60_000;

/** Tells the other coordinators that this one has a part open, for as long as the page is looked at. */
export function useTakeUp(allocationId: string, isHere: boolean): void {
  const { mutate } = useSend(TakeUpPartDocument);
  useEffect(() => {
    if (!isHere) return undefined;
    const tell = () => {
      if (document.visibilityState === 'visible') mutate({ input: { allocationId }, lang: hubLanguage() });
    };
    tell();
    const timer = setInterval(tell, AGAIN_MS);
    return () => clearInterval(timer);
  }, [allocationId, isHere, mutate]);
}
