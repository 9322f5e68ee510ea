import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';

import {
  EraseMyCsrDataDocument,
  EraseMyDataDocument,
  MyDataDocument,
  type MyDataQuery,
} from '../api/generated/graphql.ts';
import type { Answer } from '../api/request.ts';
import { useAsk } from '../api/useAsk.ts';
import { useCommand } from '../forms/useCommand.ts';
import { Answered } from '../frame/Answered.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, NotSignedIn, Unavailable } from '../frame/States.tsx';
import { day } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { useSession } from '../session/useSession.ts';
import { Tag } from '../states/StateTag.tsx';
import { CorrectionForm } from './CorrectionForm.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { saveJson } from './saveJson.ts';

type Own = NonNullable<MyDataQuery['myData']>;

const TONES = { REQUESTED: 'warn', ACCEPTED: 'good', REFUSED: 'bad', LAPSED: 'quiet' } as const;

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Paper component="section" sx={{ p: 2.5, mb: 2.5, maxWidth: 760 }}>
      <Typography variant="h2">{title}</Typography>
      <Typography sx={{ mt: 0.5, mb: 2 }}>{text}</Typography>
      {children}
    </Paper>
  );
}

/** The document to be saved, and the way to have everything erased. */
function Rights({
  name,
  json,
  effect,
  onErase,
}: {
  name: string;
  json: string;
  effect: string;
  onErase: Parameters<typeof EraseDialog>[0]['onErase'];
}) {
  const say = useWords();
  const [isAsked, setAsked] = useState(false);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
      <Button variant="contained" onClick={() => saveJson(name, json)}>
        {say('mine.save')}
      </Button>
      <Button variant="outlined" color="error" onClick={() => setAsked(true)}>
        {say('mine.erase')}
      </Button>
      {isAsked && <EraseDialog effect={effect} onClose={() => setAsked(false)} onErase={onErase} />}
    </Box>
  );
}

function Corrections({ own }: { own: Own }) {
  const say = useWords();
  return (
    <Box sx={{ mt: 3 }}>
      <Typography variant="h3">{say('mine.correction')}</Typography>
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {own.corrections?.map(({ id, field, state, reason, requestedAt }) => (
          <Box
            component="li"
            key={id}
            sx={{ py: 1, display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}
          >
            <span>{say('mine.correction.row', { field: say(`mine.field.${field}`), day: day(requestedAt) })}</span>
            <Tag tone={TONES[state]}>{say(`mine.state.${state}`)}</Tag>
            {reason && <span lang="id">{reason}</span>}
          </Box>
        ))}
      </Box>
      <CorrectionForm />
    </Box>
  );
}

function Mine({ answer, onRetry: retry }: { answer: Answer<MyDataQuery>; onRetry: () => void }) {
  const say = useWords();
  const erase = useCommand(EraseMyDataDocument, (data) => data.eraseMyData);
  const eraseCsr = useCommand(EraseMyCsrDataDocument, (data) => data.eraseMyCsrData);
  const { data, faults } = answer;
  const isAway = (part: string) =>
    faults.some(({ path, extensions }) => path?.[0] === part && extensions?.code === 'SERVICE_UNAVAILABLE');
  return (
    <>
      {isAway('myData') && <Unavailable what={say('mine.serving')} onRetry={retry} />}
      {isAway('myCsrData') && <Unavailable what={say('mine.account')} onRetry={retry} />}
      {data.myData && (
        <Part title={say('mine.serving')} text={say('mine.serving.text')}>
          <Rights
            name="simpul-data-saya.json"
            json={data.myData.json}
            effect={say('mine.serving.effect')}
            onErase={async () => (await erase({ input: { isConfirmed: true }, lang: hubLanguage() })).problems}
          />
          <Corrections own={data.myData} />
        </Part>
      )}
      {data.myCsrData && (
        <Part title={say('mine.account')} text={say('mine.account.text')}>
          <Rights
            name="simpul-data-akun.json"
            json={data.myCsrData.json}
            effect={say('mine.account.effect')}
            onErase={async () => (await eraseCsr({ input: { isConfirmed: true } })).problems}
          />
        </Part>
      )}
      {!data.myData && !data.myCsrData && faults.length === 0 && (
        <Empty why={say('mine.empty')}>
          <PlaceLink to="/privasi">{say('mine.privacy')}</PlaceLink>
        </Empty>
      )}
    </>
  );
}

function Asked() {
  const answer = useAsk(MyDataDocument, {});
  const retry = () => void answer.refetch();
  return <Answered answer={answer}>{(mine) => <Mine answer={mine} onRetry={retry} />}</Answered>;
}

/** What the hub holds of oneself: to read, to save, to put right, to have erased. */
export function MyDataScreen() {
  const say = useWords();
  const { subject } = useSession();
  return (
    <Page title={say('mine.title')}>
      <Typography sx={{ mb: 3, maxWidth: '70ch' }}>
        {say('mine.text')} <PlaceLink to="/privasi">{say('mine.privacy')}</PlaceLink>
      </Typography>
      {subject === null ? <NotSignedIn /> : <Asked />}
    </Page>
  );
}
