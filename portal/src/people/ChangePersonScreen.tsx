import Button from '@mui/material/Button';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { ChangePersonnelDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useCommand } from '../forms/useCommand.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { PersonFields } from './PersonFields.tsx';
import { skillsOf } from './personForm.ts';
import { usePerson, type KnownPerson } from './usePerson.ts';
import { usePersonForm } from './usePersonForm.ts';

interface ChangePersonProps {
  person: KnownPerson;
  /** The area it serves. */
  area: string;
  onFault: (hasFault: boolean) => void;
}

function ChangePerson({ person, area, onFault }: ChangePersonProps) {
  const say = useWords();
  const navigate = useNavigate();
  const { id } = person;
  // What is typed rests on the entry as it was opened: with the version of a newer answer it would undo what others changed.
  const [openedVersion] = useState(person.version);
  const form = usePersonForm(
    { fullName: person.fullName ?? '', phone: '', type: person.type?.code ?? '', skills: person.skills.join(', ') },
    area,
  );
  const command = useCommand(ChangePersonnelDocument, (data) => data.changePersonnel);
  useEffect(() => onFault(form.problems.length > 0), [form.problems, onFault]);

  const send = form.submit(async ({ fullName, phone, type, skills }) => {
    const input = {
      personnelId: id,
      expectedVersion: openedVersion,
      fullName: fullName.trim(),
      type,
      areaCode: form.area,
      skills: skillsOf(skills),
      // Nothing written keeps the number that is there: it was not shown here.
      ...(phone.trim() !== '' && { phone: phone.trim() }),
    };
    const { problems } = await command({ input, lang: hubLanguage() }, form.said);
    form.setProblems(problems);
    if (problems.length === 0) await navigate({ to: '/relawan/orang/$id', params: { id } });
  });

  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={form.problems} />
      <PersonFields
        register={form.register}
        problems={form.problems}
        area={form.area}
        onArea={form.setArea}
        phoneHint={say('people.field.phoneKept')}
      />
      <Button type="submit" variant="contained" aria-disabled={form.isBusy}>
        {say('people.save')}
      </Button>
    </form>
  );
}

/** Puts an entry of the register right. */
export function ChangePersonScreen() {
  const say = useWords();
  const { id } = useParams({ from: '/relawan/orang/$id/ubah' });
  const [hasFault, setFault] = useState(false);
  const answer = usePerson(id);
  const person = answer.data?.data.person;
  return (
    <Page
      title={say('people.change.title')}
      hasFault={hasFault}
      trail={
        <PlaceLink to="/relawan/orang/$id" params={{ id }}>
          {say('people.person')}
        </PlaceLink>
      }
    >
      <ForRole roles={['PILLAR_COORDINATOR', 'ADMIN']}>
        {answer.isPending && <Loading onRetry={() => void answer.refetch()} />}
        {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
        {answer.data && !person && <Empty why={say('people.unknown')} />}
        {person && !person.area && (
          <Unavailable what={say('people.field.area')} onRetry={() => void answer.refetch()} />
        )}
        {person?.area && <ChangePerson key={person.id} person={person} area={person.area.code} onFault={setFault} />}
      </ForRole>
    </Page>
  );
}
