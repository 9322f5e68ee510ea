import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import { SuggestionsDocument, type SuggestionsQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { Empty, Loading, Unavailable } from '../frame/States.tsx';
import { NO_FIGURE, rupiah } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

type Suggestion = NonNullable<SuggestionsQuery['gapSuggestions']>[number];

/** −10 or +30: the sign is part of the figure. */
const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`);

function SuggestionCard({ suggestion }: { suggestion: Suggestion }) {
  const say = useWords();
  const { gapArea, score, open, reasons } = suggestion;
  return (
    <Paper component="li" sx={{ p: 2, listStyle: 'none' }}>
      <Typography variant="h3" lang="id">
        {gapArea ? (
          <PlaceLink to="/kesenjangan/$code" params={{ code: gapArea.code }}>
            {gapArea.title}
          </PlaceLink>
        ) : (
          NO_FIGURE
        )}
      </Typography>
      <Typography sx={{ mb: 1 }}>
        {say('planner.suggestion.open')} <strong className="figure">{rupiah(open)}</strong>
      </Typography>
      <Box component="table" sx={{ borderCollapse: 'collapse', width: '100%' }}>
        <caption style={{ textAlign: 'left', paddingBottom: 4 }}>{say('planner.suggestion.why')}</caption>
        <tbody>
          {reasons.map(({ factor, points, message }) => (
            <tr key={factor}>
              <td>{message}</td>
              <Box component="td" sx={{ textAlign: 'right', pl: 1 }}>
                {signed(points)}
              </Box>
            </tr>
          ))}
          <Box component="tr" sx={{ fontWeight: 700, borderTop: '1px solid', borderColor: 'divider' }}>
            <td>{say('planner.suggestion.score')}</td>
            <Box component="td" sx={{ textAlign: 'right', pl: 1 }}>
              {score}
            </Box>
          </Box>
        </tbody>
      </Box>
    </Paper>
  );
}

/** The gaps that fit the company best, each with what speaks for and against it; nothing is matched by itself. */
export function Suggestions() {
  const say = useWords();
  const answer = useAsk(SuggestionsDocument, { lang: hubLanguage() });
  const suggestions = answer.data?.data.gapSuggestions;
  return (
    <Box component="section" sx={{ mt: 5 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('planner.suggestion.title')}
      </Typography>
      <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say('planner.suggestion.about')}</Typography>
      {answer.isPending && <Loading />}
      {!answer.isPending && !suggestions && (
        <Unavailable what={say('planner.suggestion.what')} onRetry={() => void answer.refetch()} />
      )}
      {suggestions?.length === 0 && (
        <Empty why={say('planner.suggestion.none')}>
          <PlaceLink to="/kesenjangan">{say('frame.place.gaps')}</PlaceLink>
        </Empty>
      )}
      <Box
        component="ul"
        sx={{
          p: 0,
          m: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, 1fr)' },
        }}
      >
        {suggestions?.map((suggestion) => (
          <SuggestionCard key={suggestion.gapArea?.code} suggestion={suggestion} />
        ))}
      </Box>
    </Box>
  );
}
