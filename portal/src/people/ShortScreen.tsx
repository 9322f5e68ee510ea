import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { UnderstaffedAreasDocument, type UnderstaffedAreasQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { count, decimal, period } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { AreaSteps } from './AreaSteps.tsx';
import { PeopleTabs } from './PeopleTabs.tsx';
import { usePeopleArea } from './usePeopleArea.ts';
import { GapLink } from '../gap/GapLink.tsx';
import { nameOf } from '../areas/names.ts';

type ShortArea = NonNullable<UnderstaffedAreasQuery['understaffedAreas']>['nodes'][number];

const STEP = 20;

function ShortGaps({ area }: { area: ShortArea }) {
  const say = useWords();
  const { understaffedGapAreas: gaps } = area;
  if (!gaps || gaps.totalCount === 0) return null;
  return (
    <Box component="ul" sx={{ p: 0, m: 0, mt: 2, listStyle: 'none', display: 'grid', gap: 1 }}>
      {gaps.nodes.map(({ missing, gapArea }, at) => (
        <Box
          component="li"
          key={gapArea?.id ?? at}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, columnGap: 2, alignItems: 'baseline' }}
        >
          <Box sx={{ flex: '1 1 240px' }}>
            <GapLink gap={gapArea} />
          </Box>
          <span>{say('people.short.missing', { count: missing })}</span>
          {gapArea && (
            <PlaceLink to="/relawan/tugas/baru" search={{ kesenjangan: gapArea.code }}>
              {say('people.short.assign')}
            </PlaceLink>
          )}
        </Box>
      ))}
    </Box>
  );
}

function ShortCard({ area }: { area: ShortArea }) {
  const say = useWords();
  const { ratio, openNeed } = area;
  return (
    <Paper component="li" sx={{ p: 2.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, columnGap: 3, alignItems: 'baseline' }}>
        <Typography variant="h2" lang="id" sx={{ flex: '1 1 240px' }}>
          {nameOf(area.area)}
        </Typography>
        <Typography sx={{ fontSize: '1.25rem', fontWeight: 700 }}>
          {openNeed ? say('people.short.total', { count: openNeed.missing }) : '—'}
        </Typography>
      </Box>
      <Typography color="text.secondary">
        {say('people.short.registered', { count: count(ratio.registered) })}
        {' · '}
        {ratio.peoplePerPersonnel
          ? say('people.short.ratio', {
              each: decimal(ratio.peoplePerPersonnel.split('.')[0]),
              people: decimal(ratio.peopleInNeed?.value),
              period: period(ratio.peopleInNeed?.period),
            })
          : (ratio.reason ?? '—')}
      </Typography>
      <ShortGaps area={area} />
    </Paper>
  );
}

function ShortAreas() {
  const say = useWords();
  const [first, setFirst] = useState(STEP);
  const within = usePeopleArea();
  const answer = useAsk(
    UnderstaffedAreasDocument,
    { within, orderBy: 'MISSING', first, lang: hubLanguage() },
    { keepsPrevious: true },
  );
  const areas = answer.data?.data.understaffedAreas;
  return (
    <>
      {answer.isPending && <Loading onRetry={() => void answer.refetch()} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {answer.data && !areas && <Unavailable what={say('people.what')} onRetry={() => void answer.refetch()} />}
      {areas?.totalCount === 0 && (
        <Empty why={say('people.short.empty')}>
          <PlaceLink to="/kesenjangan">{say('people.short.gaps')}</PlaceLink>
        </Empty>
      )}
      {areas && areas.totalCount > 0 && (
        <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
          {areas.nodes.map((area, at) => (
            <ShortCard key={area.area?.code ?? at} area={area} />
          ))}
        </Box>
      )}
      {areas?.pageInfo.hasNextPage && first < 100 && (
        <Button onClick={() => setFirst(first + STEP)}>{say('people.list.more')}</Button>
      )}
    </>
  );
}

/** The kabupaten and kota with the most people missing, each with its open gap areas. */
export function ShortScreen() {
  const say = useWords();
  return (
    <Page title={say('people.short.title')}>
      <ForRole roles={['PILLAR_COORDINATOR', 'ADMIN']}>
        <PeopleTabs />
        <AreaSteps />
        <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say('people.short.text')}</Typography>
        <ShortAreas />
      </ForRole>
    </Page>
  );
}
