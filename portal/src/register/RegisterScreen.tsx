import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { ForumsDocument, RegisterDocument, type ForumsQuery, type RegisterQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { count, day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { Tag } from '../states/StateTag.tsx';
import { thisYear, YearLinks } from './YearLinks.tsx';

type Known = NonNullable<RegisterQuery['csrRegister']>;
type Entry = Known['entries']['nodes'][number];

const TONES = { REPORTED: 'good', NOT_REPORTED: 'warn', NOTHING_PLEDGED: 'quiet' } as const;
const STEP = 50;

function useColumns(entries: readonly Entry[]): Column<Entry>[] {
  const say = useWords();
  // How often each gave is for the coordinator of the forum alone.
  const seesCounts = entries.some(({ pledged, realised }) => pledged !== null || realised !== null);
  return [
    {
      key: 'company',
      title: say('register.company'),
      cell: ({ company }) => (company ? <span lang="id">{company.name}</span> : say('register.hidden')),
    },
    {
      key: 'state',
      title: say('register.state'),
      onCard: 'BESIDE',
      cell: ({ state }) => <Tag tone={TONES[state]}>{say(`register.state.${state}`)}</Tag>,
    },
    { key: 'filed', title: say('register.filed'), cell: ({ filedOn }) => filedOn && day(filedOn) },
    ...(seesCounts
      ? [
          {
            key: 'pledged',
            title: say('register.pledged'),
            isFigure: true,
            cell: ({ pledged }: Entry) => count(pledged),
          },
          {
            key: 'realised',
            title: say('register.realised'),
            isFigure: true,
            cell: ({ realised }: Entry) => count(realised),
          },
        ]
      : []),
  ];
}

function Totals({ totals }: { totals: Known['totals'] }) {
  const say = useWords();
  return (
    <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: { xs: 2, sm: 4 }, my: 2 }}>
      {(['members', 'reported', 'notReported', 'nothingPledged'] as const).map((key) => (
        <div key={key}>
          <Typography component="dt" variant="body2" color="text.secondary">
            {say(`register.total.${key}`)}
          </Typography>
          <Typography component="dd" className="figure" sx={{ m: 0, fontSize: '1.5rem', fontWeight: 700 }}>
            {count(totals[key])}
          </Typography>
        </div>
      ))}
    </Box>
  );
}

function Entries({ register, onMore }: { register: Known; onMore: () => void }) {
  const say = useWords();
  const { entries } = register;
  const columns = useColumns(entries.nodes);
  if (entries.nodes.length === 0) return <Empty why={say('register.none')} />;
  return (
    <>
      <RecordList
        caption={say('register.title')}
        columns={columns}
        rows={entries.nodes}
        keyOf={(entry) => entry.company?.code ?? `${entries.nodes.indexOf(entry)}`}
      />
      {entries.pageInfo.hasNextPage && <Button onClick={onMore}>{say('register.more')}</Button>}
    </>
  );
}

function OfForum({ forums, forum, year }: { forums: NonNullable<ForumsQuery['forums']>; forum: string; year: number }) {
  const say = useWords();
  const navigate = useNavigate();
  const [first, setFirst] = useState(STEP);
  const answer = useAsk(RegisterDocument, { forum, year, first }, { keepsPrevious: true, isKept: true });
  const register = answer.data?.data.csrRegister;
  const again = () => void answer.refetch();
  return (
    <>
      <TextField
        select
        label={say('register.forum')}
        value={forum}
        onChange={({ target }) =>
          void navigate({ to: '/register', search: { forum: target.value, tahun: String(year) } })
        }
        sx={{ maxWidth: 560, mt: 1, '&& .MuiSelect-select': { whiteSpace: 'normal' } }}
      >
        {forums.nodes.map(({ code, name }) => (
          <MenuItem key={code} value={code} lang="id" sx={{ whiteSpace: 'normal' }}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <YearLinks to="/register" chosen={year} />
      {answer.isPending && <Loading onRetry={again} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={again} />}
      {answer.data && !register && <Unavailable what={say('register.what')} onRetry={again} />}
      {register && (
        <>
          <Totals totals={register.totals} />
          <Entries register={register} onMore={() => setFirst(Math.min(100, first + STEP))} />
        </>
      )}
    </>
  );
}

/** Which members of a forum reported, which did not, and which pledged nothing. Open to everybody. */
export function RegisterScreen() {
  const say = useWords();
  const { forum, tahun } = useSearch({ from: '/register' });
  const answer = useAsk(ForumsDocument, {}, { isKept: true });
  const forums = answer.data?.data.forums;
  // The one whose register holds somebody, where none is named: forums without members come first by code.
  const chosen = forum ?? forums?.nodes.find(({ isDemo }) => isDemo)?.code ?? forums?.nodes[0]?.code;
  const again = () => void answer.refetch();
  return (
    <Page title={say('register.title')}>
      <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say('register.about')}</Typography>
      {answer.isPending && <Loading onRetry={again} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={again} />}
      {answer.data && !forums && <Unavailable what={say('register.what')} onRetry={again} />}
      {forums && !chosen && <Empty why={say('register.noForum')} />}
      {forums && chosen && (
        <OfForum key={chosen} forums={forums} forum={chosen} year={tahun === undefined ? thisYear() : Number(tahun)} />
      )}
    </Page>
  );
}
