import Box from '@mui/material/Box';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { ButtonLink } from '../frame/ButtonLink.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading } from '../frame/States.tsx';
import { day, NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { CertificateList } from './CertificateList.tsx';
import { Consents } from './Consents.tsx';
import { EndService } from './EndService.tsx';
import { PersonName } from './PersonName.tsx';
import { PersonTasks } from './PersonTasks.tsx';
import { Phone } from './Phone.tsx';
import { usePerson, type KnownPerson } from './usePerson.ts';
import { nameOf } from '../areas/names.ts';
import { Windows } from './Windows.tsx';

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box sx={{ display: 'contents' }}>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {title}
      </Box>
      <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}

function PersonFacts({ person }: { person: KnownPerson }) {
  const say = useWords();
  const { type, area, organisation, skills, certificates, registeredAt, status } = person;
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(96px, 34%) minmax(0, 1fr)', sm: '200px minmax(0, 1fr)' },
        columnGap: 2,
        rowGap: 1.25,
      }}
    >
      <Fact title={say('people.list.type')}>{type?.label ?? NO_FIGURE}</Fact>
      <Fact title={say('people.filters.status')}>{say(`people.status.${status}`)}</Fact>
      <Fact title={say('people.field.area')}>
        <span lang="id">{nameOf(area)}</span>
      </Fact>
      {organisation && (
        <Fact title={say('people.organisation')}>
          <span lang="id">{organisation.name}</span>
        </Fact>
      )}
      <Fact title={say('people.phone')}>
        <Phone key={person.id} person={person} />
      </Fact>
      <Fact title={say('people.list.skills')}>
        {skills.length > 0 ? <span lang="id">{skills.join(', ')}</span> : NO_FIGURE}
      </Fact>
      <Fact title={say('people.list.certificates')}>
        {certificates?.length ? <CertificateList certificates={certificates} /> : say('people.noCertificate')}
      </Fact>
      <Fact title={say('people.since')}>{day(registeredAt)}</Fact>
    </Box>
  );
}

/** One person of the register: what they can, what they agreed to, what they do. */
export function PersonScreen() {
  const say = useWords();
  const { id } = useParams({ from: '/relawan/orang/$id' });
  const answer = usePerson(id);
  const person = answer.data?.data.person;
  const may = (step: 'CHANGE' | 'END') => person?.viewerCan.includes(step) ?? false;
  return (
    <Page
      title={person ? (person.fullName ?? person.initials) : say('people.person')}
      {...(person && { heading: <PersonName person={person} /> })}
      trail={<PlaceLink to="/relawan">{say('people.title')}</PlaceLink>}
    >
      <ForRole roles={['PILLAR_COORDINATOR', 'ADMIN']}>
        {answer.isPending && <Loading onRetry={() => void answer.refetch()} />}
        {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
        {answer.data && !person && (
          <Empty why={say('people.unknown')}>
            <PlaceLink to="/relawan">{say('people.title')}</PlaceLink>
          </Empty>
        )}
        {person && answer.data && (
          <>
            <PersonFacts person={person} />
            <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 2 }}>
              {may('CHANGE') && (
                <ButtonLink variant="outlined" to="/relawan/orang/$id/ubah" params={{ id }}>
                  {say('people.change')}
                </ButtonLink>
              )}
              {may('END') && person.status === 'ACTIVE' && <EndService id={id} />}
            </Box>
            <PersonTasks person={person} />
            <Windows person={person} />
            <Consents person={person} texts={answer.data.data.consentTexts} />
          </>
        )}
      </ForRole>
    </Page>
  );
}
