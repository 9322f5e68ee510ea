import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import {
  AcceptCorrectionDocument,
  RefuseCorrectionDocument,
  type CorrectionsOfAreaQuery,
} from '../api/generated/graphql.ts';
import { nameOf } from '../areas/names.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useCommand } from '../forms/useCommand.ts';
import { useSimple } from '../forms/useSimple.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { NO_FIGURE, day } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { PersonName } from '../people/PersonName.tsx';

export type Wanted = NonNullable<CorrectionsOfAreaQuery['corrections']>['nodes'][number];

function Line({ title, children }: { title: string; children: string | null | undefined }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {title}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }} lang="id">
        {children ?? NO_FIGURE}
      </Box>
    </>
  );
}

/** One wish: what the register says, what it should say, and the decision. */
export function CorrectionCard({ wanted, onDone }: { wanted: Wanted; onDone: (how: 'accepted' | 'refused') => void }) {
  const say = useWords();
  const [isRefusing, setRefusing] = useState(false);
  const accepting = useSimple(AcceptCorrectionDocument, ({ acceptCorrection }) => acceptCorrection);
  const refuse = useCommand(RefuseCorrectionDocument, ({ refuseCorrection }) => refuseCorrection);
  const { id: correctionId, field, value, personnel, requestedAt } = wanted;

  async function accept() {
    const { problems } = await accepting.send({ correctionId });
    if (problems.length === 0) onDone('accepted');
  }
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none', borderColor: 'own.hairline', maxWidth: 760 }}>
      <ErrorSummary problems={accepting.problems} />
      <Typography variant="h2" sx={{ fontSize: '1.125rem' }}>
        {personnel ? (
          <PlaceLink to="/relawan/orang/$id" params={{ id: personnel.id }}>
            <PersonName person={personnel} />
          </PlaceLink>
        ) : (
          <PersonName person={null} />
        )}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {personnel?.type?.label} · <span lang="id">{nameOf(personnel?.area)}</span> ·{' '}
        {say('corrections.asked', { day: day(requestedAt.slice(0, 10)) })}
      </Typography>
      <Box
        component="dl"
        sx={{ my: 1.5, display: 'grid', gridTemplateColumns: 'minmax(96px, 180px) 1fr', columnGap: 2, rowGap: 0.5 }}
      >
        {field === 'FULL_NAME' && <Line title={say('corrections.now')}>{personnel?.fullName}</Line>}
        <Line title={say(`corrections.field.${field}`)}>
          {field === 'PHONE' ? (value ?? say('corrections.takeAway')) : value}
        </Line>
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button variant="contained" disabled={accepting.isBusy} onClick={() => void accept()}>
          {say('corrections.accept')}
        </Button>
        <Button variant="outlined" color="error" onClick={() => setRefusing(true)}>
          {say('corrections.refuse')}
        </Button>
      </Box>
      {isRefusing && (
        <StepDialog
          name={`refuse correction ${correctionId}`}
          title={say('corrections.refuse')}
          effect={say('corrections.refuseEffect')}
          confirm={say('corrections.refuse')}
          onClose={() => setRefusing(false)}
          onConfirm={async (reason) => {
            const { problems } = await refuse({ input: { correctionId, reason }, lang: hubLanguage() });
            if (problems.length === 0) onDone('refused');
            return problems;
          }}
        />
      )}
    </Paper>
  );
}
