import { ForRole } from '../frame/ForRole.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { WithinChoice } from '../queue/WithinChoice.tsx';
import { holds, useSession } from '../session/useSession.ts';
import { CoordinatorTallies } from './CoordinatorTallies.tsx';
import { GapTallies } from './GapTallies.tsx';

/** What waits for the one who is signed in, each number a way into its list. */
export function DeskScreen() {
  const say = useWords();
  const session = useSession();
  return (
    <Page title={say('desk.title')}>
      <ForRole roles={['FORUM_COORDINATOR', 'PROGRAM_OFFICER', 'ADMIN']}>
        <WithinChoice />
        {holds(session, 'FORUM_COORDINATOR') && <CoordinatorTallies />}
        <GapTallies />
      </ForRole>
    </Page>
  );
}
