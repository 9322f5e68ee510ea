import { SourceLatenessDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { useOnline } from '../frame/useOnline.ts';
import { instant } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

/** When the figures on the page were had, and how many of their sources are late; a link to which. */
export function Lateness({ at }: { at: string | undefined }) {
  const say = useWords();
  const isOnline = useOnline();
  const { data } = useAsk(SourceLatenessDocument, {}, { isKept: true });
  const [late, all] = [data?.data.late?.totalCount, data?.data.all?.totalCount];
  return (
    <>
      {at !== undefined && say(isOnline ? 'sources.asOf' : 'sources.asOfOffline', { at: instant(at) })}
      {late !== undefined && all !== undefined && (
        <>
          {at !== undefined && ' · '}
          <PlaceLink to="/sumber">{say('sources.lateness', { late, all })}</PlaceLink>
        </>
      )}
    </>
  );
}
