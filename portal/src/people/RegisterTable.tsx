import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { PlaceLink } from '../frame/Header.tsx';
import { Loading } from '../frame/States.tsx';
import { count, NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { usePeopleArea } from './usePeopleArea.ts';
import { useRegister, type Register } from './useRegister.ts';

type Row = Register['rows'][number];

function Registered({ counts, code }: { counts: ReadonlyMap<string, number>; code: string }) {
  const value = counts.get(code);
  return <span className="figure">{value === undefined ? NO_FIGURE : count(value)}</span>;
}

function useColumns(register: Register): Column<Row>[] {
  const say = useWords();
  return [
    {
      key: 'area',
      title: say('people.list.area'),
      cell: ({ code, name }) => (
        <PlaceLink to="/relawan" search={(now: Record<string, unknown>) => ({ ...now, wilayah: code })} lang="id">
          {name}
        </PlaceLink>
      ),
    },
    ...register.columns.map(({ type, label, counts }): Column<Row> => ({
      key: type ?? 'all',
      title: label,
      isFigure: true,
      // On a phone 31 kecamatan with seven noughts each would be one long way down.
      isQuiet: ({ code }) => type !== null && counts.get(code) === 0,
      cell: ({ code }) => <Registered counts={counts} code={code} />,
    })),
  ];
}

/** How many people are registered in each part of the area, type by type. */
export function RegisterTable() {
  const say = useWords();
  const register = useRegister(usePeopleArea(), say('people.register.all'));
  const columns = useColumns(register);
  if (register.isPending) return <Loading />;
  return (
    <Box component="section">
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('people.register.title')}
      </Typography>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))', gap: 2, mt: 0, mb: 2 }}
      >
        {register.columns.map(({ type, label, counts }) => (
          <Box
            key={type ?? 'all'}
            sx={{ display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' }}
          >
            <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, fontSize: '1.5rem', fontWeight: 700 }}>
              <Registered counts={counts} code={register.area} />
            </Box>
          </Box>
        ))}
      </Box>
      {register.rows.length > 0 && (
        <Box component="details" sx={{ '& summary': { cursor: 'pointer', py: 1 } }}>
          <Box component="summary">{say('people.register.parts', { count: register.rows.length })}</Box>
          <RecordList
            caption={say('people.register.title')}
            columns={columns}
            rows={register.rows}
            keyOf={({ code }) => code}
          />
        </Box>
      )}
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
        {say('people.register.only')}
      </Typography>
    </Box>
  );
}
