import { useParams } from '@tanstack/react-router';

import { GapBody } from './GapBody.tsx';
import { UnknownGap } from './UnknownGap.tsx';
import { useLiveGap } from './useLiveGap.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { LiveLine } from '../frame/LiveLine.tsx';
import { Page } from '../frame/Page.tsx';
import { Fault, Loading } from '../frame/States.tsx';
import { useOnline } from '../frame/useOnline.ts';
import { day, instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

/** Everything about one gap area. */
export function GapScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/kesenjangan/$code' });
  const { answer, live } = useLiveGap(code);
  const isOnline = useOnline();
  const gap = answer.data?.data.gapArea;
  const again = () => void answer.refetch();
  const fault = answer.data?.faults.find(({ path }) => path?.length === 1);
  if (answer.data && !gap && fault?.extensions?.code === 'NOT_FOUND') return <UnknownGap code={code} />;
  return (
    <Page
      title={code}
      {...(gap && { heading: <span lang="id">{gap.title}</span> })}
      trail={
        <>
          <PlaceLink to="/kesenjangan">{say('frame.place.gaps')}</PlaceLink>
          {gap && (
            <>
              {' › '}
              <PlaceLink to="/kesenjangan" search={{ wilayah: gap.area.code }} lang="id">
                {gap.area.name}
              </PlaceLink>
            </>
          )}
        </>
      }
      freshness={
        gap &&
        (isOnline || !answer.data
          ? say('gap.changed', { day: day(gap.changedAt) })
          : say('gap.readOffline', { at: instant(answer.data.at) }))
      }
    >
      {answer.isPending && <Loading onRetry={again} />}
      {answer.error && !gap && <Fault fault={answer.error} onRetry={again} />}
      {answer.data && !gap && <Fault fault={new Error('SERVICE_UNAVAILABLE')} onRetry={again} />}
      {gap && <LiveLine live={live} moved="gap.live.moved" />}
      {gap && <GapBody gap={gap} faults={answer.data?.faults ?? []} onRetry={again} />}
    </Page>
  );
}
