import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import { SimilarGapsDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { shortRupiah } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { useSession } from '../session/useSession.ts';
import { More } from './More.tsx';
import { Section } from './Section.tsx';

const MOST = 3;

/** The gaps that fit the company best, without the one looked at. */
export function useSimilarGaps(gapId: string) {
  const { roles } = useSession();
  const isCompany = roles.some(({ role }) => role === 'COMPANY');
  const lang = currentLanguage() === 'en' ? 'EN' : 'ID';
  const answer = useAsk(SimilarGapsDocument, { lang }, { enabled: isCompany });
  const found = answer.data?.data.gapSuggestions?.filter(({ gapArea }) => gapArea && gapArea.id !== gapId) ?? [];
  return found.slice(0, MOST);
}

/** Other gaps for a company that is signed in, each with the reasons that add up to its score. */
export function SimilarGaps({ gap }: { gap: { id: string } }) {
  const say = useWords();
  const found = useSimilarGaps(gap.id);
  if (found.length === 0) return null;
  return (
    <Section title={say('gap.similar.title')}>
      <Box component="ul" sx={{ p: 0, m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: { md: 'repeat(3, 1fr)' } }}>
        {found.map(({ gapArea, open, score, reasons }) => (
          <Paper component="li" key={gapArea?.code} sx={{ p: 2, listStyle: 'none', minWidth: 0 }}>
            <PlaceLink to="/kesenjangan/$code" params={{ code: gapArea?.code ?? '' }} lang="id">
              {gapArea?.title}
            </PlaceLink>
            <Typography sx={{ my: 0.5 }}>{say('gap.similar.open', { amount: shortRupiah(open) })}</Typography>
            <More title={say('gap.similar.why', { score })}>
              <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
                {reasons.map(({ factor, points, message }) => (
                  <li key={factor}>
                    {points > 0 ? '+' : ''}
                    {points} · {message}
                  </li>
                ))}
              </Box>
            </More>
          </Paper>
        ))}
      </Box>
    </Section>
  );
}
