import Box from '@mui/material/Box';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { PersonnelTypesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Choice } from '../forms/Choice.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { peopleSearch } from './search.ts';

/** Which type of people, and whether those who serve or those who did. */
export function PeopleFilters() {
  const say = useWords();
  const navigate = useNavigate();
  const { jenis, status } = useSearch({ from: '/relawan' });
  const types = useAsk(PersonnelTypesDocument, { lang: hubLanguage() }, { isKept: true }).data?.data.personnelTypes;
  return (
    <Box
      component="form"
      aria-label={say('people.filters')}
      onSubmit={(event) => event.preventDefault()}
      onChange={(event) => {
        const { target } = event;
        if (!(target instanceof HTMLSelectElement)) return;
        const changed = { [target.name]: target.value };
        void navigate({ to: '/relawan', search: (now) => peopleSearch({ ...now, ...changed }) });
      }}
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '3fr 2fr' }, maxWidth: 720, mt: 4 }}
    >
      <Choice
        key={`jenis ${types?.length ?? 0} ${jenis ?? ''}`}
        name="jenis"
        label={say('people.list.type')}
        chosen={jenis}
      >
        <option value="">{say('people.filters.allTypes')}</option>
        {(types ?? [])
          .filter(({ isOrganisation }) => !isOrganisation)
          .map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
      </Choice>
      <Choice key={`status ${status ?? ''}`} name="status" label={say('people.filters.status')} chosen={status}>
        <option value="">{say('people.filters.active')}</option>
        <option value="berhenti">{say('people.filters.ended')}</option>
      </Choice>
    </Box>
  );
}
