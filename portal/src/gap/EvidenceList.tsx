import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';

import { Empty } from '../frame/States.tsx';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { More } from './More.tsx';
import { Section } from './Section.tsx';
import type { Gap } from './useLiveGap.ts';

const isWeb = (address: string | null | undefined): address is string => /^https?:\/\//.test(address ?? '');

/** What proves the need, from whom, of which day, and how far it was checked. */
export function EvidenceList({ gap }: { gap: Gap }) {
  const say = useWords();
  return (
    <Section title={say('gap.evidence.title')}>
      {gap.evidence.length === 0 && <Empty why={say('gap.evidence.none')} />}
      <Box component="ul" sx={{ pl: 2.5, m: 0, '& li': { mb: 1 } }}>
        {gap.evidence.map(({ id, title, asOf, address, source, quote, checkState }) => (
          <li key={id}>
            {isWeb(address) ? (
              <Link href={address} lang="id">
                {title}
              </Link>
            ) : (
              <span lang="id">{title}</span>
            )}
            <Typography variant="body2" color="text.secondary">
              <span lang="und">{source?.publisher}</span> · {asOf ? day(asOf) : say('gap.evidence.noDay')} ·{' '}
              {say(`gap.evidence.state.${checkState}`)}
            </Typography>
            {quote && (
              <Typography variant="body2" lang="id">
                “{quote}”
              </Typography>
            )}
          </li>
        ))}
      </Box>
      {gap.trust && (
        <More title={say('gap.evidence.check', { state: say(`gap.trust.${gap.trust.grade}`) })}>
          <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
            {gap.trust.reasons.map(({ factor, text }) => (
              <li key={factor}>{text}</li>
            ))}
          </Box>
        </More>
      )}
    </Section>
  );
}
