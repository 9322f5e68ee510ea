import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';

export function NewPledgeScreen() {
  const say = useWords();
  return <Page title={say('pledging.title')}>{null}</Page>;
}
