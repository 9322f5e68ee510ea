import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import {
  DeploymentsOfAreaDocument,
  type DeploymentsOfAreaQuery,
  type DeploymentState,
} from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { count, day, NO_FIGURE } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { PersonName } from '../people/PersonName.tsx';
import { usePeopleArea } from '../people/usePeopleArea.ts';
import { Tag } from '../states/StateTag.tsx';
import { DeploymentSteps } from './DeploymentSteps.tsx';
import { Places } from './Places.tsx';
import { PHASES } from './search.ts';
import { GapLink } from '../gap/GapLink.tsx';
import { nameOf } from '../areas/names.ts';

type Listed = NonNullable<DeploymentsOfAreaQuery['deployments']>['nodes'][number];

const STEP = 20;
const TONES = {
  PROPOSED: 'warn',
  CONFIRMED: 'info',
  ACTIVE: 'good',
  COMPLETED: 'good',
  CANCELLED: 'bad',
  DECLINED: 'bad',
} as const satisfies Record<DeploymentState, string>;

function DeploymentCard({ deployment }: { deployment: Listed }) {
  const say = useWords();
  const { gapArea, personnel, state, stateLabel, task } = deployment;
  return (
    <Paper component="li" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, columnGap: 2, justifyContent: 'space-between' }}>
        <Typography component="h3" sx={{ fontWeight: 600, fontSize: '1.0625rem' }}>
          {personnel ? (
            <PlaceLink to="/relawan/orang/$id" params={{ id: personnel.id }}>
              <PersonName person={personnel} />
            </PlaceLink>
          ) : (
            <PersonName person={null} />
          )}
        </Typography>
        <Tag tone={TONES[state]}>{stateLabel}</Tag>
      </Box>
      <Typography>
        {personnel?.type && `${personnel.type.label} · `}
        <span lang="id">{task}</span>
      </Typography>
      <Typography sx={{ mt: 1 }}>
        <GapLink gap={gapArea} />
      </Typography>
      <Typography color="text.secondary">
        {say('people.days', { begins: day(deployment.beginsOn), ends: day(deployment.endsOn) })} ·{' '}
        {say('people.hours', { hours: deployment.hoursPerWeek })} · <span lang="id">{nameOf(gapArea?.area)}</span>
        {gapArea && (
          <>
            {' '}
            · <Places staffing={gapArea.staffing} />
          </>
        )}
      </Typography>
      {deployment.availableTransitions.length > 0 && (
        <Box sx={{ mt: 1.5 }}>
          <DeploymentSteps
            id={deployment.id}
            name={personnel?.fullName ?? personnel?.initials ?? gapArea?.title ?? NO_FIGURE}
            steps={deployment.availableTransitions}
          />
        </Box>
      )}
    </Paper>
  );
}

/** The assignments of the area that go on, or those that ended. */
export function DeploymentList() {
  const say = useWords();
  const within = usePeopleArea();
  const { tahap } = useSearch({ from: '/relawan/tugas' });
  const [first, setFirst] = useState(STEP);
  const answer = useAsk(
    DeploymentsOfAreaDocument,
    { within, states: [...PHASES[tahap ?? 'berjalan']], first, lang: hubLanguage() },
    { keepsPrevious: true },
  );
  const deployments = answer.data?.data.deployments;
  return (
    <>
      {answer.isPending && <Loading onRetry={() => void answer.refetch()} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {answer.data && !deployments && (
        <Unavailable what={say('deployments.what')} onRetry={() => void answer.refetch()} />
      )}
      {deployments?.totalCount === 0 && (
        <Empty why={say(tahap ? 'deployments.empty.ended' : 'deployments.empty')}>
          <ButtonLink variant="contained" to="/relawan/tugas/baru" search={{ wilayah: within }}>
            {say('deployments.assign')}
          </ButtonLink>
        </Empty>
      )}
      {deployments && deployments.totalCount > 0 && (
        <>
          <Typography role="status" color="text.secondary" sx={{ mb: 1 }}>
            {say('deployments.count', {
              shown: count(deployments.nodes.length),
              total: count(deployments.totalCount),
            })}
          </Typography>
          <Box
            component="ul"
            aria-label={say('deployments.title')}
            sx={{ p: 0, m: 0, listStyle: 'none', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}
          >
            {deployments.nodes.map((deployment) => (
              <DeploymentCard key={deployment.id} deployment={deployment} />
            ))}
          </Box>
          {deployments.pageInfo.hasNextPage && first < 100 && (
            <Button onClick={() => setFirst(first + STEP)}>{say('people.list.more')}</Button>
          )}
        </>
      )}
    </>
  );
}
