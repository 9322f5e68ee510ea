import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';

import { UnprovenGapsDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { Fault, Loading, Unavailable } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';

/** The gaps that nothing shows which could be looked up. */
export function Unproven() {
  const say = useWords();
  const answer = useAsk(UnprovenGapsDocument, {}, { isKept: true });
  const gaps = answer.data?.data.gapAreasWithoutEvidence;
  const retry = () => void answer.refetch();
  return (
    <Box component="section" aria-labelledby="bukti" sx={{ my: 4 }}>
      <Typography variant="h2" id="bukti" sx={{ mb: 1 }}>
        {say('sources.unproven.title')}
      </Typography>
      {answer.isPending && <Loading lines={2} onRetry={retry} />}
      {answer.error && !answer.data && <Fault fault={answer.error} onRetry={retry} />}
      {answer.data && !gaps && <Unavailable what={say('sources.what.unproven')} onRetry={retry} />}
      {gaps && (
        <Typography>
          {gaps.totalCount === 0
            ? say('sources.unproven.none')
            : say('sources.unproven.count', { total: gaps.totalCount })}
        </Typography>
      )}
      <Box component="ul" sx={{ pl: 2.5 }}>
        {gaps?.nodes.map(({ code, title, area, isDemo }) => (
          <li key={code} lang="id">
            <PlaceLink to="/kesenjangan/$code" params={{ code }}>
              {title}
            </PlaceLink>{' '}
            · {area.name} {isDemo && <Chip size="small" variant="outlined" label={say('sources.demo')} />}
          </li>
        ))}
      </Box>
    </Box>
  );
}
