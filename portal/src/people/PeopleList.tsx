import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { PeopleOfAreaDocument, type PersonCardFragment } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { count } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { CertificateList } from './CertificateList.tsx';
import { PersonName } from './PersonName.tsx';
import { usePeopleArea } from './usePeopleArea.ts';
import { nameOf } from '../areas/names.ts';

const STEP = 20;
const MOST = 100;

function useColumns(): Column<PersonCardFragment>[] {
  const say = useWords();
  return [
    {
      key: 'name',
      title: say('people.list.name'),
      cell: (person) => (
        <PlaceLink to="/relawan/orang/$id" params={{ id: person.id }}>
          <PersonName person={person} />
        </PlaceLink>
      ),
    },
    { key: 'type', title: say('people.list.type'), cell: ({ type }) => type?.label ?? null },
    { key: 'area', title: say('people.list.area'), cell: ({ area }) => <span lang="id">{nameOf(area)}</span> },
    {
      key: 'skills',
      title: say('people.list.skills'),
      cell: ({ skills }) => (skills.length > 0 ? <span lang="id">{skills.join(', ')}</span> : null),
    },
    {
      key: 'certificates',
      title: say('people.list.certificates'),
      cell: ({ certificates }) => (certificates?.length ? <CertificateList certificates={certificates} /> : null),
    },
    {
      key: 'load',
      title: say('people.list.load'),
      cell: ({ deployments }) =>
        deployments.totalCount === 0
          ? say('people.list.free')
          : say('people.list.tasks', { count: deployments.totalCount }),
    },
  ];
}

/** The people of an area: those who serve, or those who did. */
export function PeopleList() {
  const say = useWords();
  const within = usePeopleArea();
  const { jenis, status } = useSearch({ from: '/relawan' });
  const [first, setFirst] = useState(STEP);
  const columns = useColumns();
  const answer = useAsk(
    PeopleOfAreaDocument,
    { within, types: jenis ? [jenis] : null, status: status ? 'ENDED' : 'ACTIVE', first, lang: hubLanguage() },
    { keepsPrevious: true },
  );
  const people = answer.data?.data.personnel;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say(status ? 'people.list.ended' : 'people.list.title')}
      </Typography>
      {answer.isPending && <Loading onRetry={() => void answer.refetch()} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {answer.data && !people && <Unavailable what={say('people.what')} onRetry={() => void answer.refetch()} />}
      {people?.totalCount === 0 && (
        <Empty why={say(status ? 'people.empty.ended' : 'people.empty')}>
          <ButtonLink variant="contained" to="/relawan/baru" search={{ wilayah: within }}>
            {say('people.add')}
          </ButtonLink>
        </Empty>
      )}
      {people && people.totalCount > 0 && (
        <>
          <Typography role="status" color="text.secondary" sx={{ mb: 1 }}>
            {say('people.list.count', { shown: count(people.nodes.length), total: count(people.totalCount) })}
          </Typography>
          <RecordList caption={say('people.list.title')} columns={columns} rows={people.nodes} keyOf={({ id }) => id} />
          {people.pageInfo.hasNextPage && first < MOST && (
            <Button onClick={() => setFirst(Math.min(first + STEP, MOST))}>{say('people.list.more')}</Button>
          )}
          {people.pageInfo.hasNextPage && first >= MOST && <Typography>{say('people.list.narrow')}</Typography>}
        </>
      )}
    </Box>
  );
}
