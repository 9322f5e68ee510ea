import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';
import { Statement } from './Statement.tsx';

/** What is kept of people, who sees it, and what they may ask for. */
export function PrivacyScreen() {
  const say = useWords();
  return (
    <Statement of="privacy" parts={['kept', 'never', 'seen', 'device', 'rights']}>
      <PlaceLink to="/data-saya">{say('mine.title')}</PlaceLink>
    </Statement>
  );
}
