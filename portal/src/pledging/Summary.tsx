import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';

import { LineAmount } from '../coverage/LineAmount.tsx';
import { Unseen } from '../frame/Unseen.tsx';
import { count, day, NO_FIGURE, rupiah } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import type { StartGap } from './beginning.ts';
import type { Step } from './search.ts';
import { offeredOf, rupiahOf, wholeOf } from './typed.ts';
import type { Draft } from './useDraft.ts';
import type { Company } from './Wizard.tsx';

interface RowProps {
  name: string;
  onChange?: () => void;
  children: ReactNode;
}

function Row({ name, onChange, children }: RowProps) {
  const say = useWords();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr auto', sm: '180px 1fr auto' },
        columnGap: 2,
        alignItems: 'start',
        py: 1,
        borderBottom: '1px solid',
        borderColor: 'own.hairline',
      }}
    >
      <Box component="dt" sx={{ fontWeight: 600, gridColumn: { xs: '1', sm: 'auto' } }}>
        {name}
      </Box>
      <Box
        component="dd"
        sx={{ m: 0, gridColumn: { xs: '1', sm: 'auto' }, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
      >
        {children}
      </Box>
      <Box component="dd" sx={{ m: 0, gridColumn: { xs: '2', sm: 'auto' }, gridRow: { xs: '1 / span 2', sm: 'auto' } }}>
        {onChange && (
          <Button size="small" onClick={onChange} sx={{ textDecoration: 'underline', minHeight: 32 }}>
            {say('pledging.change')} <Unseen>{name}</Unseen>
          </Button>
        )}
      </Box>
    </Box>
  );
}

function Offer({ draft }: { draft: Draft }) {
  const say = useWords();
  const { typed, line } = draft;
  const language = currentLanguage();
  if (!line) return NO_FIGURE;
  const value = rupiahOf(typed.value, language);
  const isValued = value !== null && line.kind !== 'MONEY' && line.kind !== 'PERSON_TIME';
  return (
    <>
      <LineAmount line={line} value={offeredOf(typed, line, language)} />
      {line.kind === 'PERSON_TIME' && (
        <> ({say('states.people', { people: count(wholeOf(typed.people)), hours: count(wholeOf(typed.hours)) })})</>
      )}
      {isValued && <> ({say('pledging.check.worth', { amount: rupiah(value) })})</>}
    </>
  );
}

interface SummaryProps {
  gap: StartGap;
  draft: Draft;
  company: Company | null;
  onStep: (step: Step) => void;
}

/** What will be sent, row by row, each with the way to change it. */
export function Summary({ gap, draft, company, onStep }: SummaryProps) {
  const say = useWords();
  const { typed, line } = draft;
  const language = currentLanguage();
  return (
    <Box component="dl" sx={{ m: 0 }}>
      <Row name={say('pledging.check.gap')}>
        <span lang="id">{gap.title}</span>
        {` · ${gap.code}`}
      </Row>
      <Row name={say('pledging.step.bentuk')} onChange={() => onStep('bentuk')}>
        {line ? say(`gap.kind.${line.kind}`) : NO_FIGURE}
        {line?.item && (
          <>
            {': '}
            <span lang="id">{line.item}</span>
          </>
        )}
      </Row>
      <Row name={say('pledging.step.nilai')} onChange={() => onStep('nilai')}>
        <Offer draft={draft} />
      </Row>
      {line?.kind === 'MONEY' && (
        <Row name={say('pledging.plan.title')} onChange={() => onStep('jadwal')}>
          {typed.instalments.length === 0 && say('pledging.plan.none')}
          {typed.instalments
            .map(({ dueOn, amount }) => `${day(dueOn)}: ${rupiah(rupiahOf(amount, language))}`)
            .join('\n')}
        </Row>
      )}
      <Row name={say('states.channel')} onChange={() => onStep('jadwal')}>
        {typed.channel === '' ? NO_FIGURE : say(`states.channel.${typed.channel}`)}
      </Row>
      <Row name={say('pledging.contact.title')} onChange={() => onStep('penanggung')}>
        <span lang="id">{company?.contact?.name ?? company?.name}</span>
      </Row>
      <Row name={say('pledging.name.title')} onChange={() => onStep('penanggung')}>
        {say(typed.isAnonymous ? 'pledging.name.hidden' : 'pledging.name.shown')}
      </Row>
      {typed.note !== '' && (
        <Row name={say('pledging.note.label')} onChange={() => onStep('penanggung')}>
          <span lang="id">{typed.note}</span>
        </Row>
      )}
    </Box>
  );
}
