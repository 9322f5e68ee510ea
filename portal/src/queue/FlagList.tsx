import Box from '@mui/material/Box';

import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';
import type { Flag } from './flags.ts';

const IS_BAD: readonly Flag[] = ['DUPLICATE', 'OVER', 'CLOSED'];

/** What to look at before deciding. */
export function FlagList({ flags }: { flags: readonly Flag[] }) {
  const say = useWords();
  if (flags.length === 0) return <span>{say('queue.flags.none')}</span>;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {flags.map((flag) => (
        <Tag key={flag} tone={IS_BAD.includes(flag) ? 'bad' : 'warn'}>
          {say(`queue.flag.${flag}`)}
        </Tag>
      ))}
    </Box>
  );
}
