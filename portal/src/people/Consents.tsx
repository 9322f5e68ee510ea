import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import {
  RecordConsentDocument,
  WithdrawConsentDocument,
  type ConsentPurpose,
  type PersonQuery,
} from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { day, today } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { textOn } from './consentText.ts';
import type { KnownPerson } from './usePerson.ts';

const PURPOSES: readonly ConsentPurpose[] = ['REGISTER', 'CONTACT'];

interface ConsentsProps {
  person: KnownPerson;
  texts: PersonQuery['consentTexts'];
}

/** What the person agreed to: the wording, since when, and the steps a coordinator may take on their word. */
export function Consents({ person, texts }: ConsentsProps) {
  const say = useWords();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const record = useCommand(RecordConsentDocument, (data) => data.recordConsent);
  const withdraw = useCommand(WithdrawConsentDocument, (data) => data.withdrawConsent);
  const lang = hubLanguage();
  const mayChange = person.viewerCan.includes('CHANGE');

  async function give(purpose: ConsentPurpose) {
    // The version whose words stand here, so that nobody is said to have agreed to others.
    const textVersion = textOn(texts, purpose, today())?.version ?? null;
    const input = { personnelId: person.id, purpose, textVersion, means: 'IN_PERSON' as const, givenOn: today() };
    setProblems((await record({ input, lang })).problems);
  }
  async function takeBack(purpose: ConsentPurpose) {
    setProblems((await withdraw({ input: { personnelId: person.id, purpose }, lang })).problems);
  }

  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('people.consents')}
      </Typography>
      <ErrorSummary problems={problems} />
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none', display: 'grid', gap: 2, maxWidth: 760 }}>
        {PURPOSES.map((purpose) => {
          const given = person.consents?.find((one) => one.purpose === purpose && !one.withdrawnAt);
          const words = textOn(texts, purpose, today())?.words;
          return (
            <Paper component="li" key={purpose} sx={{ p: 2 }}>
              <Typography sx={{ fontWeight: 600 }}>{say(`people.consent.${purpose}`)}</Typography>
              <Typography role="status">
                {given
                  ? say('people.consent.given', { day: day(given.givenOn), means: say(`people.means.${given.means}`) })
                  : say('people.consent.missing')}
              </Typography>
              {words && (
                <Typography variant="body2" color="text.secondary" sx={{ my: 1 }}>
                  “{words}”
                </Typography>
              )}
              {mayChange && (
                <Button
                  size="small"
                  variant="outlined"
                  onClick={() => void (given ? takeBack(purpose) : give(purpose))}
                >
                  {say(given ? 'people.consent.takeBack' : 'people.consent.give')}
                </Button>
              )}
            </Paper>
          );
        })}
      </Box>
    </Box>
  );
}
