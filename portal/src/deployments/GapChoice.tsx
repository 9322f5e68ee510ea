import TextField from '@mui/material/TextField';

import { GapsWithPlacesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { useWords } from '../language/useWords.ts';

interface GapChoiceProps {
  within: string;
  chosen: string | undefined;
  onChoose: (code: string) => void;
  problem: string | undefined;
}

/** The gap somebody is assigned to, those with most people missing first. */
export function GapChoice({ within, chosen, onChoose, problem }: GapChoiceProps) {
  const say = useWords();
  const gaps = useAsk(GapsWithPlacesDocument, { within, first: 100 }).data?.data.gapAreas?.nodes ?? [];
  const isListed = gaps.some(({ code }) => code === chosen);
  return (
    <TextField
      select
      id="kesenjangan"
      label={say('deployments.gap')}
      value={chosen ?? ''}
      error={problem !== undefined}
      helperText={problem}
      onChange={({ target }) => onChoose(target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      sx={{ maxWidth: 640, mb: 2 }}
    >
      <option value="">{say('people.field.choose')}</option>
      {chosen && !isListed && <option value={chosen}>{chosen}</option>}
      {gaps.map(({ code, title, staffing }) => (
        <option key={code} value={code} lang="id">
          {title}
          {staffing?.missing ? ` · −${staffing.missing}` : ''}
        </option>
      ))}
    </TextField>
  );
}
