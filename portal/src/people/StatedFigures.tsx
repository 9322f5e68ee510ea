import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import { PersonnelFiguresDocument, type PersonnelFiguresQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { decimal, period } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { SourceName } from '../sources/SourceName.tsx';
import { usePeopleArea } from './usePeopleArea.ts';

type Stated = NonNullable<NonNullable<PersonnelFiguresQuery['area']>['personnelFigures']>['nodes'][number];

function StatedFigure({ figure }: { figure: Stated }) {
  const say = useWords();
  return (
    <Paper component="li" sx={{ p: 2 }}>
      <Typography sx={{ fontSize: '1.5rem', fontWeight: 700 }} className="figure">
        {decimal(figure.value)}
      </Typography>
      <Typography sx={{ fontWeight: 600 }}>
        {say(`people.figure.${figure.indicator}`, { period: period(figure.period) })}
        {figure.type && ` · ${figure.type.label}`}
      </Typography>
      {figure.indicator !== 'HEADCOUNT' && figure.indicator !== 'TYPE_COUNT' && (
        <Typography sx={{ mt: 0.5 }}>{say('people.figure.notHeadcount')}</Typography>
      )}
      {figure.quote && (
        <Box
          component="blockquote"
          lang="id"
          sx={{ m: 0, mt: 1, pl: 1.5, borderLeft: '3px solid', borderColor: 'divider' }}
        >
          “{figure.quote}”
        </Box>
      )}
      <Box sx={{ mt: 1, fontSize: '0.875rem' }}>
        {say('people.figure.source')} {figure.source ? <SourceName source={figure.source} /> : '—'}
        <Box sx={{ color: 'text.secondary' }}>{say(`people.figure.check.${figure.checkState}`)}</Box>
      </Box>
    </Paper>
  );
}

/** What sources say of the area's people, each figure as what it counts; nothing where no source says anything. */
export function StatedFigures() {
  const say = useWords();
  const area = useAsk(PersonnelFiguresDocument, { area: usePeopleArea(), lang: hubLanguage() }).data?.data.area;
  const figures = area?.personnelFigures?.nodes ?? [];
  const reason = area?.staffingRatio?.reason;
  if (figures.length === 0) return null;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('people.figures.title')}
      </Typography>
      <Box
        component="ul"
        sx={{
          p: 0,
          m: 0,
          listStyle: 'none',
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
        }}
      >
        {figures.map((figure) => (
          <StatedFigure key={figure.id} figure={figure} />
        ))}
      </Box>
      {reason && (
        <Typography sx={{ mt: 1 }} color="text.secondary">
          {say('people.figures.ratio')} {reason}
        </Typography>
      )}
    </Box>
  );
}
