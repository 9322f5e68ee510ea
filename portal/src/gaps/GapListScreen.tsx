import Box from '@mui/material/Box';

import { AreaNameDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { Lateness } from '../sources/Lateness.tsx';
import { ActiveFilters } from './ActiveFilters.tsx';
import { Filters } from './Filters.tsx';
import { GapResults, useGapList } from './GapResults.tsx';
import { GapTiles } from './GapTiles.tsx';
import { useGapFilter } from './useGapFilter.ts';

/** Which gaps there are and what is left of them: filters, where they lie, and the list. */
export function GapListScreen() {
  const say = useWords();
  const used = useGapFilter();
  const { wilayah } = used.known;
  const place = useAsk(AreaNameDocument, { code: wilayah ?? '' }, { isKept: true, enabled: wilayah !== undefined });
  const answer = useGapList(used);
  const area = wilayah === undefined ? undefined : place.data?.data.area?.name;
  return (
    <Page
      title={area === undefined ? say('gaps.list.title') : say('gaps.list.titleIn', { area })}
      freshness={<Lateness at={answer.data?.at} />}
    >
      <Filters used={used} />
      <ActiveFilters used={used} total={answer.data?.data.gapAreas?.totalCount ?? null} />
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          rowGap: 3,
          mt: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 5fr) minmax(0, 7fr)' },
        }}
      >
        <GapTiles used={used} />
        <GapResults used={used} answer={answer} />
      </Box>
    </Page>
  );
}
