import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import type { OverlapListQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { Tag } from '../states/StateTag.tsx';
import { NO_FIGURE } from '../language/formats.ts';

type Group = NonNullable<OverlapListQuery['overlaps']>['nodes'][number];
type Row = Group['rows']['nodes'][number];

const TONES = { DUPLICATE: 'bad', COMPLEMENT: 'good', UNKNOWN: 'quiet' } as const;

interface GiverProps {
  row: Row;
  /** True while the part of the hub that knows gaps and budgets is away. */
  isAway: boolean;
}

/** Who gives; a company that hides its name, or whose pledge is not decided, is not told. */
function Giver({ row: { allocation, activity, budgetLine }, isAway }: GiverProps) {
  const say = useWords();
  const company = allocation?.company ?? activity?.company;
  if (company) return <span lang="id">{company.name}</span>;
  if (budgetLine) {
    return (
      <span lang="id">
        {budgetLine.name}, {budgetLine.agency}
      </span>
    );
  }
  // Without a name it may be a row of the budget, which cannot be had now.
  const isUnknown = isAway && !allocation && !activity;
  return <>{isUnknown ? NO_FIGURE : say('areas.overlaps.hidden')}</>;
}

/** One purpose that several give to: the need, what they give together, and each of them. */
export function OverlapCard({ group }: { group: Group }) {
  const say = useWords();
  const { gapArea, kind, unit, item } = group;
  const quantity = (amount: number | null) => <Quantity kind={kind} unit={unit} item={item ?? null} amount={amount} />;
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between', flexWrap: 'wrap', mb: 0.5 }}>
        <Typography variant="h2" sx={{ fontSize: '1.125rem', flex: '1 1 240px' }}>
          {gapArea ? (
            <PlaceLink to="/kesenjangan/$code" params={{ code: gapArea.code }} lang="id">
              {gapArea.title}
            </PlaceLink>
          ) : (
            NO_FIGURE
          )}
        </Typography>
        <Box>
          <Tag tone={TONES[group.verdict]}>{say(`areas.verdict.${group.verdict}`)}</Tag>
        </Box>
      </Box>
      <Typography>
        {say('areas.overlaps.need')}: {quantity(group.need)} · {say('areas.overlaps.together')}:{' '}
        {quantity(group.together)}
        {group.excess > 0 && (
          <>
            {' '}
            · {say('areas.overlaps.excess')}: {quantity(group.excess)}
          </>
        )}
      </Typography>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
        {group.rows.nodes.map((row, at) => (
          <li key={at}>
            <Giver row={row} isAway={gapArea === null} />: {quantity(row.amount ?? null)}
            {row.allocation && ` · ${say(`states.${row.allocation.state}`)}`}
          </li>
        ))}
      </Box>
    </Paper>
  );
}
