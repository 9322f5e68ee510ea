import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';

import { Unavailable } from '../frame/States.tsx';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { StateTag } from '../states/StateTag.tsx';
import type { EditedGap } from './editedGap.ts';

const LIVE: readonly string[] = ['SUBMITTED', 'WAITLISTED', 'COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'DISPUTED'];

/** Whom an edit touches: the pledges that rest on what is written here. */
export function Affected({ gap }: { gap: EditedGap }) {
  const say = useWords();
  if (!gap.allocations) return <Unavailable what={say('managing.affected.what')} />;
  const live = gap.allocations.nodes.filter(({ state }) => LIVE.includes(state));
  if (live.length === 0) return <Alert severity="info">{say('managing.affected.none')}</Alert>;
  return (
    <Alert severity="warning">
      {say('managing.affected.some', { total: live.length })}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {live.map(({ id, state, company, pledge, ...part }) => (
          <li key={id}>
            {pledge && `${pledge.code} · `}
            {company ? <span lang="id">{company.name}</span> : say('managing.affected.unnamed')} ·{' '}
            <Quantity {...part} /> <StateTag state={state} />
          </li>
        ))}
      </Box>
    </Alert>
  );
}
