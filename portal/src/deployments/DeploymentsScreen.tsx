import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';

import { ButtonLink } from '../frame/ButtonLink.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import { AreaSteps } from '../people/AreaSteps.tsx';
import { PeopleTabs } from '../people/PeopleTabs.tsx';
import { usePeopleArea } from '../people/usePeopleArea.ts';
import { DeploymentList } from './DeploymentList.tsx';
import { deploymentSearch } from './search.ts';

function Phases() {
  const say = useWords();
  const { tahap } = useSearch({ from: '/relawan/tugas' });
  return (
    <Box
      component="nav"
      aria-label={say('deployments.phases')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}
    >
      {([undefined, 'berakhir'] as const).map((phase) => (
        <PlaceLink
          key={phase ?? 'berjalan'}
          to="/relawan/tugas"
          search={(now: Record<string, unknown>) => deploymentSearch({ ...now, tahap: phase })}
          underline="none"
          {...(phase === tahap && { 'aria-current': 'page' })}
          sx={{
            px: 1.5,
            py: 1,
            border: '1px solid',
            borderColor: 'divider',
            borderRadius: 1,
            '&[aria-current=page]': { bgcolor: 'own.tint', borderColor: 'primary.main', fontWeight: 700 },
          }}
        >
          {say(`deployments.phase.${phase ?? 'berjalan'}`)}
        </PlaceLink>
      ))}
    </Box>
  );
}

/** Who is asked to be where, and what may be done about it. */
export function DeploymentsScreen() {
  const say = useWords();
  const wilayah = usePeopleArea();
  return (
    <Page title={say('deployments.title')}>
      <ForRole roles={['PILLAR_COORDINATOR', 'ADMIN']}>
        <PeopleTabs />
        <AreaSteps />
        <ButtonLink variant="contained" to="/relawan/tugas/baru" search={{ wilayah }} sx={{ mb: 3 }}>
          {say('deployments.assign')}
        </ButtonLink>
        <Phases />
        <Typography variant="h2" sx={{ mb: 1 }}>
          {say('deployments.list')}
        </Typography>
        <DeploymentList />
      </ForRole>
    </Page>
  );
}
