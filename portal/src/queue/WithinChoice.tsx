import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useNavigate } from '@tanstack/react-router';

import { ProvincesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { useWords } from '../language/useWords.ts';
import type { Role } from '../session/session.ts';
import { useSession } from '../session/useSession.ts';
import { areasOf } from './within.ts';
import { useWithin } from './useWithin.ts';

/** Which area's work is shown, where there is a choice: ADMIN chooses a province, others have the area of their role. */
export function WithinChoice({ roles }: { roles?: readonly Role[] }) {
  const say = useWords();
  const own = areasOf(useSession(), roles);
  const within = useWithin(roles);
  const navigate = useNavigate();
  const answer = useAsk(ProvincesDocument, {}, { enabled: own.length === 0 });
  const provinces = answer.data?.data.areas?.nodes ?? [];
  if (own.length === 1 || (own.length === 0 && provinces.length === 0)) return null;
  const choices = own.length > 1 ? own.map((code) => ({ code, name: code })) : provinces;
  return (
    <TextField
      select
      size="small"
      label={say('queue.within')}
      value={choices.some(({ code }) => code === within) ? within : ''}
      onChange={(event) => void navigate({ to: '.', search: { wilayah: event.target.value } })}
      sx={{ mb: 2, maxWidth: 320 }}
    >
      {choices.map(({ code, name }) => (
        <MenuItem key={code} value={code} lang="id">
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
