import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { ForumsOfProvinceDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { useWords } from '../language/useWords.ts';
import { nearestForum } from './nearestForum.ts';

interface ForumContactProps {
  area: { code: string; name?: string | null };
  isDemo: boolean;
  /** Name, phone and mail of the company's own contact, whom the forum reaches. */
  contact: readonly (string | null | undefined)[];
}

/** Who checks a pledge, and whom they will call. */
export function ForumContact({ area, isDemo, contact }: ForumContactProps) {
  const say = useWords();
  const answer = useAsk(ForumsOfProvinceDocument, { within: area.code.slice(0, 2) });
  const forum = nearestForum(answer.data?.data.forums?.nodes ?? [], area.code, isDemo);
  const known = contact.filter(Boolean).join(' · ');
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('receipts.contact.title')}
      </Typography>
      <Typography>
        {say('receipts.contact.forum')}{' '}
        {forum ? (
          <span lang="id">{forum.name}</span>
        ) : (
          say('receipts.contact.coordinator', { area: area.name ?? area.code })
        )}
      </Typography>
      <Typography>
        {say('receipts.contact.own')} {known === '' ? say('receipts.contact.none') : <span lang="id">{known}</span>}
      </Typography>
    </Box>
  );
}
