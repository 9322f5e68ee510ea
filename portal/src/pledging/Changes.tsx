import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';

import { LineAmount } from '../coverage/LineAmount.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import type { StartGap } from './beginning.ts';
import { changesOf, type Change } from './changes.ts';
import { beginningOf, type Draft } from './useDraft.ts';

interface SaidProps {
  what: Change['what'];
  value: string | number | null;
  line: { kind: string; unit: string } | undefined;
}

function Said({ what, value, line }: SaidProps) {
  const say = useWords();
  if (what === 'status') return say(`gap.status.${String(value)}`);
  if (what === 'deadline') return day(value === null ? null : String(value));
  return <LineAmount line={line ?? { kind: 'MONEY', unit: '' }} value={value === null ? null : Number(value)} />;
}

/** What the owner of the gap changed since the draft began, field by field. */
export function Changes({ gap, draft }: { gap: StartGap; draft: Draft }) {
  const say = useWords();
  const { beginning, typed, line } = draft;
  const changes = beginning ? changesOf(beginning, beginningOf(gap, typed.lineId)) : [];
  if (changes.length === 0) return null;
  const unit = gap.needLines.find(({ id }) => id === line?.id);
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {say('pledging.changed.title')}
      <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
        {changes.map(({ what, before, after }) => (
          <li key={what}>
            {say(`pledging.changed.${what}`)}: <Said what={what} value={before} line={unit} /> →{' '}
            <Said what={what} value={after} line={unit} />
          </li>
        ))}
      </Box>
    </Alert>
  );
}
