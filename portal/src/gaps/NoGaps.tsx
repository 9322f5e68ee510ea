import Box from '@mui/material/Box';

import { GapCountDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { Empty } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { useFilterName } from './filterNames.ts';
import { filterOf, narrowingKeys, type Key } from './search.ts';
import type { UsedFilter } from './useGapFilter.ts';

/** How many there would be without one of the filters. */
function Without({ used, dropped }: { used: UsedFilter; dropped: Key }) {
  const say = useWords();
  const nameOf = useFilterName();
  const rest = { ...used.known, [dropped]: undefined };
  const filter = filterOf(rest, dropped === 'ppks' ? undefined : used.filter?.category?.[0]);
  const { data } = useAsk(GapCountDocument, { filter }, {});
  const total = data?.data.gapAreas?.totalCount ?? 0;
  if (total === 0) return null;
  const { name, isOwn } = nameOf(used, dropped);
  return (
    <li>
      <PlaceLink to="/kesenjangan" search={rest}>
        {say('gaps.empty.without')} <span {...(isOwn && { lang: 'id' })}>{name}</span>:{' '}
        {say('gaps.list.count', { total })}
      </PlaceLink>
    </li>
  );
}

/** Nothing is left: which filter to drop, and what comes back with it. */
export function NoGaps({ used }: { used: UsedFilter }) {
  const say = useWords();
  const nameOf = useFilterName();
  const keys = narrowingKeys(used.known);
  if (keys.length === 0) return <Empty why={say('gaps.empty.none')} />;
  return (
    <Empty why={say('gaps.empty.why')}>
      <p>
        {keys.map((key, index) => {
          const { name, isOwn } = nameOf(used, key);
          return (
            <span key={key}>
              {index > 0 && ' + '}
              <strong {...(isOwn && { lang: 'id' })}>{name}</strong>
            </span>
          );
        })}
      </p>
      <Box component="ul" sx={{ pl: 2.5, my: 0 }}>
        {keys.map((key) => (
          <Without key={key} used={used} dropped={key} />
        ))}
        <li>
          <PlaceLink to="/kesenjangan" search={{}}>
            {say('gaps.empty.all')}
          </PlaceLink>
        </li>
      </Box>
    </Empty>
  );
}
