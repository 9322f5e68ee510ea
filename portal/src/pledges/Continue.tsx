import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';
import { gapToContinue, type Draft } from './continuing.ts';

/** Leads from a draft in a list back to where it is written, or to its page where several gaps are in it. */
export function Continue({ pledge }: { pledge: Draft }) {
  const say = useWords();
  if (pledge.state !== 'DRAFT') return null;
  const gap = gapToContinue(pledge);
  if (gap === null) {
    return (
      <PlaceLink to="/ikrar/$code" params={{ code: pledge.code }}>
        {say('pledges.continue.several')}
      </PlaceLink>
    );
  }
  return (
    <PlaceLink to="/ikrar/baru" search={{ kesenjangan: gap }}>
      {say('pledges.continue')}
    </PlaceLink>
  );
}
