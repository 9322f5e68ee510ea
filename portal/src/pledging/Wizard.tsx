import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';

import type { NewPledgeStartQuery } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { useWords } from '../language/useWords.ts';
import type { ServerDraft, StartGap } from './beginning.ts';
import { CheckStep } from './CheckStep.tsx';
import { ConflictChoice } from './ConflictChoice.tsx';
import { ContactStep } from './ContactStep.tsx';
import { KindStep } from './KindStep.tsx';
import { SaveLine } from './SaveLine.tsx';
import { ScheduleStep } from './ScheduleStep.tsx';
import { STEPS, type Step } from './search.ts';
import { useDraft } from './useDraft.ts';
import { useProblems } from './useProblems.ts';
import { ValueStep } from './ValueStep.tsx';

export type Company = NonNullable<NewPledgeStartQuery['myCompany']>;

interface WizardProps {
  gap: StartGap;
  drafts: readonly ServerDraft[] | null;
  company: Company | null;
  from: string | undefined;
  onRefresh: () => unknown;
}

/** Five short steps to a pledge; what is typed is kept at once, and looked at when one goes on. */
export function Wizard({ gap, drafts, company, from, onRefresh }: WizardProps) {
  const say = useWords();
  const navigate = useNavigate();
  const { langkah: step = 'bentuk' } = useSearch({ from: '/ikrar/baru' });
  const draft = useDraft({ gap, drafts, from, onRefresh });
  const { problems, check, clear } = useProblems(draft.typed, draft.line);
  const [isFaulty, setFaulty] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    place.current?.focus();
    window.scrollTo(0, 0);
  }, [step]);
  const { keeper } = draft;
  const sentCode = draft.status === 'SENT' ? draft.code : null;
  useEffect(() => {
    // Sent already, by an answer that was lost or on another page: there is one confirmation.
    if (!sentCode) return;
    keeper.forget();
    void navigate({ to: '/ikrar/$code/terkirim', params: { code: sentCode }, replace: true });
  }, [sentCode, navigate, keeper]);
  const go = (next: Step) => {
    clear();
    setFaulty(false);
    void navigate({ to: '/ikrar/baru', search: (before) => ({ ...before, langkah: next }) });
  };
  const goOn = (event: FormEvent) => {
    event.preventDefault();
    if (check(step).length > 0) return;
    draft.normalise();
    go(STEPS[STEPS.indexOf(step) + 1] ?? 'periksa');
  };
  const at = STEPS.indexOf(step);
  const parts = { gap, draft, problems };
  return (
    <Page
      title={say(`pledging.step.${step}`)}
      hasFault={problems.length > 0 || isFaulty}
      trail={
        <>
          <PlaceLink to="/kesenjangan">{say('frame.place.gaps')}</PlaceLink> ›{' '}
          <PlaceLink to="/kesenjangan/$code" params={{ code: gap.code }} lang="id">
            {gap.title}
          </PlaceLink>
        </>
      }
    >
      <Box ref={place} tabIndex={-1} sx={{ outline: 'none', maxWidth: 680 }}>
        <Typography color="text.secondary" sx={{ mb: 2 }}>
          {say('pledging.stepOf', { at: at + 1, all: STEPS.length })}
        </Typography>
        <ErrorSummary problems={problems} />
        <ConflictChoice draft={draft} />
        {step === 'periksa' ? (
          <CheckStep
            {...parts}
            company={company}
            onStep={go}
            onCheck={() => check('periksa')}
            onFault={setFaulty}
            onRefresh={onRefresh}
          />
        ) : (
          <Box component="form" noValidate onSubmit={goOn}>
            {step === 'bentuk' && <KindStep {...parts} />}
            {step === 'nilai' && <ValueStep {...parts} />}
            {step === 'jadwal' && <ScheduleStep {...parts} />}
            {step === 'penanggung' && <ContactStep {...parts} company={company} />}
            <Box sx={{ display: 'flex', gap: 1.5, mt: 3, flexWrap: 'wrap' }}>
              <Button type="submit" variant="contained">
                {say('pledging.next')}
              </Button>
              {at > 0 && <Button onClick={() => go(STEPS[at - 1] ?? 'bentuk')}>{say('pledging.back')}</Button>}
            </Box>
          </Box>
        )}
        <SaveLine draft={draft} />
      </Box>
    </Page>
  );
}
