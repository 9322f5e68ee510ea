import { useSearch } from '@tanstack/react-router';

import { NewPledgeStartDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { useOnline } from '../frame/useOnline.ts';
import { whyNoPledge } from '../gap/mayPledge.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { useSession } from '../session/useSession.ts';
import { Wizard } from './Wizard.tsx';

/** Waits for what a pledge begins with, and says why there can be none. */
function Beginning({ code, from }: { code: string; from: string | undefined }) {
  const say = useWords();
  const session = useSession();
  const isOnline = useOnline();
  const answer = useAsk(
    NewPledgeStartDocument,
    { code, lang: currentLanguage() === 'en' ? 'EN' : 'ID' },
    { isKept: true, keepsPrevious: true, asksAnew: true },
  );
  const again = () => void answer.refetch();
  const gap = answer.data?.data.gapArea;
  const isFresh = answer.isFetchedAfterMount && !answer.error;
  // An older answer will do where there is no line; else the hub is heard first, since a draft may have moved on.
  const isDecided = isFresh || answer.error !== null || !isOnline;
  if (!answer.data && answer.error) {
    return (
      <Page title={say('pledging.title')} hasFault>
        <Fault fault={answer.error} onRetry={again} />
      </Page>
    );
  }
  if (!answer.data || !isDecided) {
    return (
      <Page title={say('pledging.title')}>
        <Loading onRetry={again} />
      </Page>
    );
  }
  const why = gap && whyNoPledge({ ...gap, coverage: gap.coverage ?? null }, session);
  if (gap && gap.coverage && !why) {
    const drafts = isFresh ? (answer.data.data.myPledges?.nodes ?? null) : null;
    const company = answer.data.data.myCompany ?? null;
    return <Wizard key={gap.code} gap={gap} drafts={drafts} company={company} from={from} onRefresh={answer.refetch} />;
  }
  return (
    <Page title={say('pledging.title')}>
      {!gap && <Empty why={say('pledging.noGap', { code })} />}
      {gap && !why && <Unavailable what={say('gap.away.coverage')} onRetry={again} />}
      {gap && why && <Empty why={say(`gap.noPledge.${why}`)} />}
    </Page>
  );
}

/** A new pledge for a gap; without a gap, the way to one. */
export function NewPledgeScreen() {
  const say = useWords();
  const { subject, roles } = useSession();
  const { kesenjangan, dari } = useSearch({ from: '/ikrar/baru' });
  const isCompany = subject !== null && roles.some(({ role }) => role === 'COMPANY');
  if (isCompany && kesenjangan) return <Beginning key={kesenjangan} code={kesenjangan} from={dari} />;
  return (
    <Page title={say('pledging.title')}>
      <ForRole roles={['COMPANY']}>
        <Empty why={say('pledging.chooseGap')}>
          <PlaceLink to="/kesenjangan">{say('frame.place.gaps')}</PlaceLink>
        </Empty>
      </ForRole>
    </Page>
  );
}
