import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { AssignableDocument, PersonDocument, type PersonCardFragment } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { PersonName } from '../people/PersonName.tsx';
import { nameOf } from '../areas/names.ts';

interface PersonChoiceProps {
  within: string;
  /** The days to be free on; null while they are no period. */
  period: { beginsOn: string; endsOn: string } | null;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  isWrong: boolean;
}

function Facts({ person }: { person: PersonCardFragment }) {
  const say = useWords();
  const certificates = (person.certificates ?? []).filter(({ isValid }) => isValid);
  return (
    <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.875rem' }}>
      {person.type?.label} · <span lang="id">{nameOf(person.area)}</span>
      {person.skills.length > 0 && (
        <>
          {' '}
          · <span lang="id">{person.skills.join(', ')}</span>
        </>
      )}
      {certificates.length > 0 && (
        <>
          {' '}
          · {say('people.list.certificates')}:{' '}
          <span lang="id">{certificates.map(({ title }) => title).join(', ')}</span>
        </>
      )}
      {person.deployments.totalCount > 0 && ` · ${say('people.list.tasks', { count: person.deployments.totalCount })}`}
    </Box>
  );
}

/** Whom to assign: those who are free on the days, or everybody. Who is chosen stays on the list. */
export function PersonChoice({ within, period, chosen, onChoose, isWrong }: PersonChoiceProps) {
  const say = useWords();
  const [isFreeOnly, setFreeOnly] = useState(true);
  const lang = hubLanguage();
  const filter = { within, ...(isFreeOnly && period && { free: period }) };
  const answer = useAsk(AssignableDocument, { filter, lang }, { keepsPrevious: true });
  const own = useAsk(PersonDocument, { id: chosen ?? '', lang }, { enabled: chosen !== undefined }).data?.data.person;
  const found = answer.data?.data.personnel?.nodes;
  const isListed = found?.some(({ id }) => id === chosen) ?? false;
  const people = [...(own && !isListed ? [own] : []), ...(found ?? [])];
  return (
    <Box component="fieldset" id="orang" tabIndex={-1} sx={{ border: 0, p: 0, m: 0, mb: 3, maxWidth: 640 }}>
      <Typography component="legend" variant="h2" sx={{ p: 0, mb: 1 }}>
        {say('deployments.person')}
      </Typography>
      {isWrong && <Typography color="error">{say('deployments.problem.person')}</Typography>}
      <FormControlLabel
        control={<Checkbox checked={isFreeOnly} onChange={(_event, isOn) => setFreeOnly(isOn)} />}
        label={say('deployments.freeOnly')}
      />
      {answer.isPending && <Loading />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {answer.data && !found && <Unavailable what={say('people.what')} onRetry={() => void answer.refetch()} />}
      {found && people.length === 0 && <Empty why={say('deployments.nobodyFree')} />}
      <Box
        sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', maxHeight: 420, overflowY: 'auto', pl: 1.5 }}
        tabIndex={people.length > 5 ? 0 : -1}
      >
        {people.map((person) => (
          <FormControlLabel
            key={person.id}
            control={
              <Radio
                name="orang"
                value={person.id}
                checked={person.id === chosen}
                onChange={() => onChoose(person.id)}
              />
            }
            label={
              <>
                <PersonName person={person} />
                <Facts person={person} />
              </>
            }
            sx={{
              alignItems: 'flex-start',
              py: 0.5,
              mr: 0,
              '& .MuiRadio-root': { pt: 0.5 },
              '& .MuiFormControlLabel-label': { minWidth: 0 },
            }}
          />
        ))}
      </Box>
    </Box>
  );
}
