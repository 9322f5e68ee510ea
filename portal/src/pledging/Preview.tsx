import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { PreviewNewPledgeDocument, type PreviewNewPledgeQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { LineAmount } from '../coverage/LineAmount.tsx';
import { Loading, Unavailable } from '../frame/States.tsx';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { contentOf, type Content } from './typed.ts';
import type { Draft } from './useDraft.ts';

type Forecast = NonNullable<PreviewNewPledgeQuery['previewPledge']>;

function Overlaps({ overlaps, unit }: { overlaps: Forecast['overlaps']; unit: { kind: string; unit: string } }) {
  const say = useWords();
  if (overlaps.length === 0) return <Typography>{say('pledging.overlap.none')}</Typography>;
  return (
    <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
      {overlaps.map(({ verdict, amount, areaCode, fiscalYear, allocation, budgetLine }) => (
        <li key={`${allocation?.id ?? budgetLine?.id ?? areaCode} ${fiscalYear}`}>
          <strong>{say(`pledging.overlap.${verdict}`)}</strong>
          {': '}
          {budgetLine && (
            <span lang="id">
              {budgetLine.name}, {budgetLine.agency}
            </span>
          )}
          {!budgetLine &&
            (allocation?.company ? <span lang="id">{allocation.company.name}</span> : say('gap.hiddenCompany'))}
          {' · '}
          {fiscalYear} · <LineAmount line={unit} value={amount} />
        </li>
      ))}
    </Box>
  );
}

function Asked({ content, unit }: { content: Content; unit: { kind: string; unit: string } }) {
  const say = useWords();
  const lang = currentLanguage() === 'en' ? 'EN' : 'ID';
  const answer = useAsk(PreviewNewPledgeDocument, { input: { pledge: content }, lang });
  const forecast = answer.data?.data.previewPledge;
  const tight = forecast?.lines.find(({ fits }) => !fits);
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('pledging.overlap.title')}
      </Typography>
      {answer.isPending && <Loading lines={2} />}
      {!answer.isPending && !forecast && (
        <Unavailable what={say('pledging.overlap.what')} onRetry={() => void answer.refetch()} />
      )}
      {tight && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {say('pledging.value.tooMuch')} <LineAmount line={unit} value={tight.open} />
        </Alert>
      )}
      {forecast && <Overlaps overlaps={forecast.overlaps} unit={unit} />}
      {forecast?.warnings.map(({ code, message }) => (
        <Typography key={code} sx={{ mt: 1 }}>
          {message}
        </Typography>
      ))}
    </Box>
  );
}

/** What the pledge would do if it were sent now, and who gives or plans for the same. Writes nothing. */
export function Preview({ draft }: { draft: Draft }) {
  const content = contentOf(draft.typed, draft.line, currentLanguage());
  if (!content || !draft.line) return null;
  const { kind, unit } = draft.line;
  return <Asked content={content} unit={{ kind, unit }} />;
}
