import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';

import { EditedGapDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Answered } from '../frame/Answered.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Unavailable } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { Affected } from './Affected.tsx';
import { ChangeForm } from './ChangeForm.tsx';
import { Coverings } from './Coverings.tsx';
import type { EditedGap } from './editedGap.ts';
import { GapStatusTag } from './GapStatusTag.tsx';
import { Proofs } from './Proofs.tsx';
import { Steps } from './Steps.tsx';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Edit({ gap, onFault }: { gap: EditedGap; onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const { baru } = useSearch({ from: '/kelola/$code' });
  return (
    <>
      {baru && gap.status === 'DRAFT' && <Alert sx={{ mb: 2 }}>{say('managing.created')}</Alert>}
      <Typography variant="h2" lang="id" sx={{ mb: 1 }}>
        {gap.title}
      </Typography>
      <Typography>
        <GapStatusTag status={gap.status} /> <span lang="id">{gap.area.name}</span> · {gap.category.label} ·{' '}
        {gap.fiscalYear} · <Link href={`/kesenjangan/${gap.code}`}>{gap.code}</Link>
      </Typography>
      {gap.planningProposal && (
        <Typography>
          {say('managing.origin')}{' '}
          <PlaceLink to="/perencanaan/$code" params={{ code: gap.planningProposal.code }} lang="id">
            {gap.planningProposal.title}
          </PlaceLink>
        </Typography>
      )}
      <Steps gap={gap} />
      <Section title={say('managing.section.proofs')}>
        <Proofs gap={gap} />
      </Section>
      <Section title={say('managing.section.affected')}>
        <Affected gap={gap} />
      </Section>
      <Section title={say('managing.section.change')}>
        {gap.viewerCan.change ? <ChangeForm gap={gap} onFault={onFault} /> : <p>{say('managing.notYours')}</p>}
      </Section>
      <Section title={say('managing.section.coverings')}>
        <Coverings gap={gap} />
      </Section>
    </>
  );
}

function Asked({ code, onFault }: { code: string; onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const answer = useAsk(EditedGapDocument, { code, lang: hubLanguage() }, { keepsPrevious: true });
  const gap = answer.data?.data.gapArea;
  const isUnknown = (answer.error ?? answer.data)?.faults[0]?.extensions?.code === 'NOT_FOUND';
  if (isUnknown && !gap) {
    return (
      <Empty why={say('managing.unknown', { code })}>
        <PlaceLink to="/kelola">{say('managing.title')}</PlaceLink>
      </Empty>
    );
  }
  return (
    <Answered answer={answer} lines={8}>
      {() =>
        gap ? (
          <Edit key={gap.code} gap={gap} onFault={onFault} />
        ) : (
          <Unavailable what={say('managing.what')} onRetry={() => void answer.refetch()} />
        )
      }
    </Answered>
  );
}

/** One gap area, kept by an officer: its figures, evidence, coverings, and whom an edit touches. */
export function EditScreen() {
  const say = useWords();
  const { code } = useParams({ from: '/kelola/$code' });
  const [hasFault, setFault] = useState(false);
  return (
    <Page
      title={say('managing.edit', { code })}
      trail={<PlaceLink to="/kelola">{say('managing.title')}</PlaceLink>}
      hasFault={hasFault}
    >
      <ForRole roles={['PROGRAM_OFFICER', 'FORUM_COORDINATOR', 'ADMIN']}>
        <Asked code={code} onFault={setFault} />
      </ForRole>
    </Page>
  );
}
