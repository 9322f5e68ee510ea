import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import type { PlacesOfGapQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Places } from './Places.tsx';

/** The gap somebody is assigned to: where, until when, how many it still needs and which. */
export function GapPlaces({ gap }: { gap: NonNullable<PlacesOfGapQuery['gapArea']> }) {
  const say = useWords();
  const rows = gap.deliveryRequirements?.rows ?? [];
  return (
    <Paper sx={{ p: 2, mb: 3, maxWidth: 640 }}>
      <Typography sx={{ fontWeight: 600 }}>
        <PlaceLink to="/kesenjangan/$code" params={{ code: gap.code }} lang="id">
          {gap.title}
        </PlaceLink>
      </Typography>
      <Typography color="text.secondary">
        <span lang="id">{gap.area.name}</span> · {say('deployments.deadline', { day: day(gap.deadline) })}
      </Typography>
      <Typography sx={{ mt: 1 }} role="status">
        <Places staffing={gap.staffing} />
      </Typography>
      {rows.length > 0 && (
        <>
          <Typography sx={{ mt: 1 }}>{say('deployments.wanted')}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {rows.map(({ people, certificate, personnelType }) => (
              <li key={`${personnelType?.code} ${certificate}`}>
                {people} × {personnelType?.label ?? '—'}
                {certificate && (
                  <>
                    {' '}
                    (<span lang="id">{certificate}</span>)
                  </>
                )}
              </li>
            ))}
          </Box>
        </>
      )}
    </Paper>
  );
}
