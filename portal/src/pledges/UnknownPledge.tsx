import { PlaceLink } from '../frame/Header.tsx';
import { Empty } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';

/** No pledge of this code, or not one of this company: which of the two is not told. */
export function UnknownPledge({ code }: { code: string }) {
  const say = useWords();
  return (
    <Empty why={say('pledges.unknown', { code })}>
      <PlaceLink to="/ikrar">{say('pledges.list.title')}</PlaceLink>
    </Empty>
  );
}
