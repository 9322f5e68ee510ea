import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { ForgottenListDocument, type ForgottenListQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ButtonLink } from '../frame/ButtonLink.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading } from '../frame/States.tsx';
import { decimal, rupiah } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';

type Forgotten = NonNullable<ForgottenListQuery['forgottenGaps']>['nodes'][number];

/** Why a gap is looked at at all: every row has these, so the text of the page says them. */
const BY_DEFINITION: ReadonlySet<string> = new Set(['HIGH_PRIORITY', 'LARGE_UNCOVERED']);

const told = ({ reasons }: Forgotten) => reasons.filter(({ code }) => !BY_DEFINITION.has(code));

/** What is so of every gap of the page: said once above it, so that each row tells what is its own. */
function sharedBy(rows: readonly Forgotten[]): Forgotten['reasons'] {
  const [first, ...others] = rows;
  if (!first || others.length === 0) return [];
  return told(first).filter(({ code }) => others.every((row) => row.reasons.some((one) => one.code === code)));
}

function columnsOf(say: ReturnType<typeof useWords>, shared: ReadonlySet<string>): Column<Forgotten>[] {
  return [
    {
      key: 'gap',
      title: say('areas.gap'),
      cell: ({ gapArea }) =>
        gapArea && (
          <>
            <PlaceLink to="/kesenjangan/$code" params={{ code: gapArea.code }} lang="id">
              {gapArea.title}
            </PlaceLink>
            {!gapArea.title.includes(gapArea.area.name) && (
              <Box component="span" lang="id" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.875rem' }}>
                {gapArea.area.name}
              </Box>
            )}
          </>
        ),
    },
    {
      key: 'uncovered',
      title: say('areas.money.moneyUncovered'),
      isFigure: true,
      cell: ({ uncovered }) => <span className="figure">{rupiah(uncovered)}</span>,
    },
    {
      key: 'score',
      title: say('areas.forgotten.score'),
      isFigure: true,
      cell: ({ score }) => <span className="figure">{decimal(score?.split('.')[0])}</span>,
    },
    {
      key: 'why',
      title: say('areas.forgotten.why'),
      cell: (row) => {
        const own = told(row).filter(({ code }) => !shared.has(code));
        if (own.length === 0) return null;
        return (
          <Box component="ul" sx={{ m: 0, pl: 2 }}>
            {own.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </Box>
        );
      },
    },
  ];
}

/** Gaps of high need that nobody covers, with the reasons why they are listed. */
export function ForgottenScreen() {
  const say = useWords();
  const { wilayah } = useSearch({ from: '/terlupakan' });
  const [trail, setTrail] = useState<readonly string[]>([]);
  const after = trail.at(-1) ?? null;
  const filter = wilayah ? { within: wilayah } : {};
  const answer = useAsk(ForgottenListDocument, { filter, after, lang: hubLanguage() }, { keepsPrevious: true });
  const list = answer.data?.data.forgottenGaps;
  const again = () => void answer.refetch();
  const shared = sharedBy(list?.nodes ?? []);
  return (
    <Page title={say('areas.forgotten.title')} freshness={say('areas.forgotten.text')}>
      {answer.isPending && <Loading onRetry={again} />}
      {answer.error && !list && <Fault fault={answer.error} onRetry={again} />}
      {answer.data && !list && <Fault fault={new Error('SERVICE_UNAVAILABLE')} onRetry={again} />}
      {list && (
        <Typography role="status" sx={{ mb: 1.5 }}>
          {say('areas.forgotten.count', { total: list.totalCount })}
        </Typography>
      )}
      {shared.length > 0 && (
        <Box sx={{ mb: 2, maxWidth: '75ch' }}>
          {say('areas.forgotten.shared')}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {shared.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </Box>
        </Box>
      )}
      {list?.totalCount === 0 && (
        <Empty why={say('areas.forgotten.none')}>
          <ButtonLink variant="outlined" to="/kesenjangan">
            {say('areas.toGaps')}
          </ButtonLink>
        </Empty>
      )}
      {list && list.nodes.length > 0 && (
        <RecordList
          caption={say('areas.forgotten.title')}
          rows={list.nodes}
          keyOf={({ gapArea, uncovered }) => gapArea?.code ?? String(uncovered)}
          columns={columnsOf(say, new Set(shared.map(({ code }) => code)))}
        />
      )}
      <Box sx={{ display: 'flex', gap: 1.5, mt: 2 }}>
        {trail.length > 0 && <Button onClick={() => setTrail(trail.slice(0, -1))}>{say('areas.before')}</Button>}
        {list?.pageInfo.hasNextPage && (
          <Button variant="outlined" onClick={() => setTrail([...trail, list.pageInfo.endCursor ?? ''])}>
            {say('areas.after')}
          </Button>
        )}
      </Box>
    </Page>
  );
}
