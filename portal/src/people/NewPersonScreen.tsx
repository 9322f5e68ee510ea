import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { RegisterPersonnelDocument, type RegisterPersonnelMutation } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useCommand } from '../forms/useCommand.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { skillsOf, type PersonForm } from './personForm.ts';
import { PersonFields } from './PersonFields.tsx';
import { usePeopleArea } from './usePeopleArea.ts';
import { usePersonForm } from './usePersonForm.ts';
import { nameOf } from '../areas/names.ts';

type Result = RegisterPersonnelMutation['registerPersonnel'];
type Namesake = Extract<Result, { __typename: 'PersonnelAlreadyRegistered' }>['personnel'];

const EMPTY: PersonForm = { fullName: '', phone: '', type: '', skills: '' };

/** The entry that is there already, by initials alone: is it the same person? */
function SamePerson({ namesake, onOther }: { namesake: Namesake; onOther: () => void }) {
  const say = useWords();
  return (
    <Alert severity="warning" sx={{ mb: 3 }}>
      {say('people.same.text')}{' '}
      <strong lang="id">
        {namesake.initials} · {nameOf(namesake.area)}
      </strong>
      {namesake.type && ` · ${namesake.type.label}`}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 1, alignItems: 'center' }}>
        <PlaceLink to="/relawan/orang/$id" params={{ id: namesake.id }}>
          {say('people.same.open')}
        </PlaceLink>
        <Button size="small" variant="outlined" onClick={onOther}>
          {say('people.same.other')}
        </Button>
      </Box>
    </Alert>
  );
}

function NewPerson({ onFault }: { onFault: (hasFault: boolean) => void }) {
  const say = useWords();
  const navigate = useNavigate();
  const form = usePersonForm(EMPTY, usePeopleArea());
  const [namesake, setNamesake] = useState<Namesake | null>(null);
  const command = useCommand(RegisterPersonnelDocument, (data) => data.registerPersonnel);
  useEffect(() => onFault(form.problems.length > 0), [form.problems, onFault]);

  const send = (isAnotherPerson: boolean) =>
    form.submit(async ({ fullName, phone, type, skills }) => {
      setNamesake(null);
      const input = {
        fullName: fullName.trim(),
        phone: phone.trim() === '' ? null : phone.trim(),
        type,
        areaCode: form.area,
        skills: skillsOf(skills),
        isAnotherPerson,
      };
      const { result, problems } = await command({ input, lang: hubLanguage() }, form.said);
      form.setProblems(problems);
      if (result?.__typename === 'PersonnelAlreadyRegistered') setNamesake(result.personnel);
      if (result?.__typename === 'PersonnelRegistered')
        await navigate({ to: '/relawan/orang/$id', params: { id: result.personnel.id } });
    });

  return (
    <form noValidate onSubmit={(event) => void send(false)(event)}>
      <ErrorSummary problems={form.problems} />
      {namesake && <SamePerson namesake={namesake} onOther={() => void send(true)()} />}
      <Alert severity="info" sx={{ mb: 3, maxWidth: 640 }}>
        {say('people.noNik')}
      </Alert>
      <PersonFields
        register={form.register}
        problems={form.problems}
        area={form.area}
        onArea={form.setArea}
        phoneHint={say('people.field.phoneHint')}
      />
      <Button type="submit" variant="contained" aria-disabled={form.isBusy}>
        {say('people.save')}
      </Button>
    </form>
  );
}

/** Takes somebody who serves into the register. */
export function NewPersonScreen() {
  const say = useWords();
  const [hasFault, setFault] = useState(false);
  return (
    <Page
      title={say('people.add')}
      hasFault={hasFault}
      trail={<PlaceLink to="/relawan">{say('people.title')}</PlaceLink>}
    >
      <ForRole roles={['PILLAR_COORDINATOR', 'ADMIN']}>
        <NewPerson onFault={setFault} />
      </ForRole>
    </Page>
  );
}
