import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { memo, type ReactNode } from 'react';

import type { GapListQuery } from '../api/generated/graphql.ts';
import { CoverageBar } from '../coverage/CoverageBar.tsx';
import type { CoverageLine } from '../coverage/line.ts';
import { LineUnit } from '../coverage/LineAmount.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { count, NO_FIGURE, shortDay, shortRupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';

export type ListedGap = NonNullable<GapListQuery['gapAreas']>['nodes'][number];

/** What a line needs: "paket sembako" names its unit itself, "tenda keluarga" is counted in units. */
function Thing({ line }: { line: CoverageLine }) {
  if (!line.item) return <LineUnit line={line} />;
  if (line.item.startsWith(line.unit)) return <span lang="id">{line.item}</span>;
  return (
    <>
      <LineUnit line={line} /> <span lang="id">{line.item}</span>
    </>
  );
}

/** What is left of one line: money in short, anything else as a count of its thing. */
function Left({ line }: { line: CoverageLine }) {
  if (line.kind === 'MONEY') return <strong>{shortRupiah(line.uncovered)}</strong>;
  return (
    <strong>
      {count(line.uncovered)} <Thing line={line} />
    </strong>
  );
}

/** What else is needed, in words: one bar a card is enough. */
function Besides({ lines }: { lines: readonly CoverageLine[] }) {
  const say = useWords();
  if (lines.length === 0) return null;
  return (
    <Typography variant="body2" sx={{ mt: 0.75 }}>
      {say('gaps.card.besides')}{' '}
      {lines.map((line, index) => (
        <span key={`${line.kind} ${line.item ?? ''}`}>
          {index > 0 && ', '}
          <Left line={line} />
        </span>
      ))}
    </Typography>
  );
}

function Account({ lines }: { lines: readonly CoverageLine[] }) {
  const say = useWords();
  const first = lines.find(({ kind }) => kind === 'MONEY') ?? lines[0];
  if (!first) return null;
  return (
    <>
      <Typography sx={{ mb: 0.5 }}>
        {say('gaps.card.left')} <Left line={first} />
      </Typography>
      <CoverageBar line={first} height={16} />
      <Besides lines={lines.filter((line) => line !== first && line.uncovered > 0)} />
    </>
  );
}

/** What stands under the title; an area that the title names already is not said again. */
function useFacts({ title, area, category, peopleInNeed: people, deadline }: ListedGap): readonly ReactNode[] {
  const say = useWords();
  const total = people && (people.isSuppressed ? people.display : count(people.count));
  return [
    ...(title.includes(area.name)
      ? []
      : [
          <span key="area" lang="id">
            {area.name}
          </span>,
        ]),
    category.label,
    ...(total === null || total === undefined ? [] : [say('gaps.card.people', { people: total })]),
    say('gaps.card.deadline', { day: shortDay(deadline) }),
  ];
}

function Demo() {
  const say = useWords();
  return (
    <>
      {' · '}
      <Box component="span" sx={{ color: 'warning.main', whiteSpace: 'nowrap' }}>
        {say('gaps.card.demo')}
      </Box>
    </>
  );
}

/** One gap area of a list: what, where, until when, how far it is covered. */
export const GapCard = memo(function GapCard({ gap, level = 'h3' }: { gap: ListedGap; level?: 'h2' | 'h3' }) {
  const say = useWords();
  const facts = useFacts(gap);
  return (
    <Paper component="li" data-gap={gap.code} sx={{ px: { xs: 1.5, sm: 2 }, py: 1.5, mb: 1.5, listStyle: 'none' }}>
      <Typography
        variant="h3"
        component={level}
        lang="id"
        sx={{ fontSize: { xs: '1rem', sm: '1.125rem' }, mb: 0.5, overflowWrap: 'anywhere' }}
      >
        <PlaceLink to="/kesenjangan/$code" params={{ code: gap.code }}>
          {gap.title}
        </PlaceLink>
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 0.5 }}>
        {facts.map((fact, at) => (
          <span key={at}>
            {at > 0 && ' · '}
            {fact}
          </span>
        ))}
        {gap.isDemo && <Demo />}
      </Typography>
      {gap.coverage ? (
        <Account lines={gap.coverage.lines} />
      ) : (
        <Typography>
          {say('gaps.card.left')} <strong>{NO_FIGURE}</strong>
        </Typography>
      )}
    </Paper>
  );
});
