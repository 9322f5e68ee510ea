import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { useWords } from '../language/useWords.ts';
import { Suggestions } from './Suggestions.tsx';

interface CompanyMatchesProps {
  companies: readonly { id: string; code: string; name: string }[];
}

/** What fits a company that has not pledged yet: the coordinator can only tell it, the company pledges itself. */
export function CompanyMatches({ companies }: CompanyMatchesProps) {
  const say = useWords();
  const { perusahaan } = useSearch({ from: '/pencocokan' });
  const navigate = useNavigate();
  const company = companies.find(({ code }) => code === perusahaan);
  return (
    <section>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {say('matching.companies')}
      </Typography>
      <TextField
        id="perusahaan"
        select
        label={say('matching.company')}
        value={company?.code ?? ''}
        onChange={(event) =>
          void navigate({
            to: '/pencocokan',
            search: (now) => ({ ...now, perusahaan: event.target.value }),
            resetScroll: false,
          })
        }
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        sx={{ mb: 2, maxWidth: 480 }}
      >
        <option value="">{say('matching.chooseCompany')}</option>
        {companies.map(({ code, name }) => (
          <option key={code} value={code} lang="id">
            {name}
          </option>
        ))}
      </TextField>
      {company && <Suggestions key={company.code} companyId={company.id} earmark={null} pool={null} />}
    </section>
  );
}
