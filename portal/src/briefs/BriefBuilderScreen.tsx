import { useSearch } from '@tanstack/react-router';

import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { WRITERS } from '../meetings/writers.ts';
import { withinOf } from '../queue/within.ts';
import { useSession } from '../session/useSession.ts';
import { BriefBuilder } from './BriefBuilder.tsx';

/** What a brief is to be about; then it is frozen. */
export function BriefBuilderScreen() {
  const say = useWords();
  const { rapat } = useSearch({ from: '/rakor/bahan' });
  const own = withinOf(useSession(), undefined);
  return (
    <Page
      title={say('briefs.build')}
      trail={<PlaceLink to="/rakor">{say('frame.place.meetings')}</PlaceLink>}
      freshness={say('briefs.build.text')}
    >
      <ForRole roles={WRITERS}>
        <BriefBuilder own={own} {...(rapat && { meetingCode: rapat })} />
      </ForRole>
    </Page>
  );
}
