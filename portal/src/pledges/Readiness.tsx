import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import {
  PledgeReadinessOfDocument,
  type Language as HubLanguage,
  type PledgeReadinessOfQuery,
} from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Unavailable } from '../frame/States.tsx';
import { count } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';

type Part = NonNullable<PledgeReadinessOfQuery['pledge']>['allocations'][number];
type Ready = NonNullable<Part['readiness']>;

const TONES = { READY: 'good', SHORT: 'warn', UNKNOWN: 'quiet' } as const;

function Shortages({ readiness }: { readiness: Ready }) {
  const say = useWords();
  return (
    <Box component="ul" sx={{ pl: 2.5, my: 0.5 }}>
      {readiness.missing.map(({ people, reason, personnelType }) => (
        <li key={`${reason} ${personnelType?.code}`}>
          {say(`pledges.shortage.${reason}`, {
            people: count(people),
            type: personnelType?.label ?? say('pledges.people'),
          })}
        </li>
      ))}
    </Box>
  );
}

/** Whether the people who shall deliver are assigned, free on the days and certified. */
export function Readiness({ code, lang }: { code: string; lang: HubLanguage }) {
  const say = useWords();
  const answer = useAsk(PledgeReadinessOfDocument, { code, lang });
  const parts = answer.data?.data.pledge?.allocations ?? [];
  const known = parts.flatMap(({ id, readiness }) => (readiness ? [{ id, readiness }] : []));
  const isAway = answer.isError || Boolean(answer.data?.faults.length);
  if (answer.isPending || (known.length === 0 && !isAway)) return null;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('pledges.readiness.title')}
      </Typography>
      {isAway && <Unavailable what={say('pledges.readiness.what')} onRetry={() => void answer.refetch()} />}
      {known.map(({ id, readiness }) => (
        <Box key={id} sx={{ mb: 1 }}>
          <Tag tone={TONES[readiness.state]}>{say(`pledges.readiness.${readiness.state}`)}</Tag>{' '}
          {readiness.needed !== null &&
            readiness.needed > 0 &&
            say('pledges.readiness.people', { assigned: count(readiness.assigned), needed: count(readiness.needed) })}
          <Shortages readiness={readiness} />
        </Box>
      ))}
    </Box>
  );
}
