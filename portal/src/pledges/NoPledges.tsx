import { GapsNearbyDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { Empty } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';

/** No pledge yet: how many gaps there are where the company is, and the way there. */
export function NoPledges({ area }: { area: { code: string } | null }) {
  const say = useWords();
  const { data } = useAsk(GapsNearbyDocument, { within: area?.code ?? '' }, { enabled: area !== null });
  const total = data?.data.gapAreas?.totalCount;
  return (
    <Empty why={say('pledges.empty.none')}>
      <PlaceLink to="/kesenjangan" search={area ? { wilayah: area.code } : {}}>
        {total === undefined ? say('pledges.empty.look') : say('pledges.empty.nearby', { total })}
      </PlaceLink>
    </Empty>
  );
}
