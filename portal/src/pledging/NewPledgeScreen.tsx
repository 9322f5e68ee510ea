import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { NewPledgeStartDocument, type NewPledgeStartQuery } from '../api/generated/graphql.ts';
import { awayOf } from '../api/away.ts';
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
  // A form that is open stays open when a part of the hub goes away: it goes on with what it knew.
  const [whole, setWhole] = useState<NewPledgeStartQuery | null>(null);
  const newest = answer.data?.data;
  if (newest?.gapArea?.coverage && newest !== whole && answer.isFetchedAfterMount) setWhole(newest);
  const known = newest?.gapArea?.coverage ? newest : (whole ?? newest);
  const gap = known?.gapArea;
  const isFresh = answer.isFetchedAfterMount && !answer.error;
  // An older answer will do where there is no line; else the hub is heard first, since a draft may have moved on.
  const isDecided = isFresh || answer.error !== null || !isOnline;
  if (!known && answer.error) {
    return (
      <Page title={say('pledging.title')} hasFault>
        <Fault fault={answer.error} onRetry={again} />
      </Page>
    );
  }
  if (!known || !isDecided) {
    return (
      <Page title={say('pledging.title')}>
        <Loading onRetry={again} />
      </Page>
    );
  }
  const isAway = answer.data !== undefined && awayOf(answer).length > 0;
  const why = gap && whyNoPledge({ ...gap, coverage: gap.coverage ?? null }, session);
  if (gap && gap.coverage && !why) {
    const drafts = isFresh ? (known.myPledges?.nodes ?? null) : null;
    const company = known.myCompany ?? null;
    return <Wizard key={gap.code} gap={gap} drafts={drafts} company={company} from={from} onRefresh={answer.refetch} />;
  }
  return (
    <Page title={say('pledging.title')}>
      {!gap && isAway && <Unavailable what={say('pledging.what', { code })} onRetry={again} />}
      {!gap && !isAway && <Empty why={say('pledging.noGap', { code })} />}
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
