import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import type { AllocationPlanQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { count, NO_FIGURE, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Progress } from '../quantities/Progress.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { MakeDrafts } from './MakeDrafts.tsx';

export type AllocationPlan = NonNullable<AllocationPlanQuery['planAllocation']>;
type PlanLine = AllocationPlan['lines'][number];

/** Whole people: what is cut off is less than one. */
const people = (decimal: string): string => count(decimal.split('.')[0]);

function useColumns(plan: AllocationPlan): Column<PlanLine>[] {
  const say = useWords();
  return [
    {
      key: 'gap',
      title: say('planner.plan.gap'),
      cell: ({ gapArea }) =>
        gapArea ? (
          <PlaceLink to="/kesenjangan/$code" params={{ code: gapArea.code }} lang="id">
            {gapArea.title}
          </PlaceLink>
        ) : (
          NO_FIGURE
        ),
    },
    { key: 'amount', title: say('planner.plan.amount'), isFigure: true, cell: ({ amount }) => rupiah(amount) },
    {
      key: 'share',
      title: say('planner.plan.share'),
      cell: ({ amount, gapArea }) => (
        <Box sx={{ minWidth: 120 }}>
          <Progress
            label={say('planner.plan.bar', {
              amount: rupiah(amount),
              budget: rupiah(plan.budget),
              gap: gapArea?.code ?? '',
            })}
            value={amount}
            total={plan.budget}
          />
        </Box>
      ),
    },
    { key: 'open', title: say('planner.plan.open'), isFigure: true, cell: ({ open }) => rupiah(open) },
    {
      key: 'people',
      title: say('planner.plan.people'),
      isFigure: true,
      cell: ({ peopleReached, isSuppressed }) => (isSuppressed ? '<5' : people(peopleReached)),
    },
  ];
}

function Sums({ plan }: { plan: AllocationPlan }) {
  const say = useWords();
  const sums = [
    { key: 'total', value: rupiah(plan.total) },
    { key: 'remainder', value: rupiah(plan.remainder) },
    { key: 'reached', value: people(plan.peopleReached) },
    { key: 'considered', value: count(plan.gapsConsidered) },
  ];
  return (
    <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: { xs: 2, sm: 4 }, my: 2 }}>
      {sums.map(({ key, value }) => (
        <Box key={key} sx={{ minWidth: 0 }}>
          <Typography component="dt" variant="body2" color="text.secondary">
            {say(`planner.sum.${key}`)}
          </Typography>
          <Typography component="dd" className="figure" sx={{ m: 0, fontSize: '1.25rem', fontWeight: 700 }}>
            {value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

/** What held the plan back, each with what a little more of it would bring. */
function Limits({ plan }: { plan: AllocationPlan }) {
  const say = useWords();
  if (plan.limits.length === 0) return <Typography sx={{ my: 2 }}>{say('planner.limits.none')}</Typography>;
  return (
    <Box component="section" sx={{ my: 3 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {say('planner.limits.title')}
      </Typography>
      <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
        {plan.limits.map(({ kind, area, message }) => (
          <Box component="li" key={`${kind} ${area?.code}`} sx={{ mb: 1 }}>
            <strong>{say(`planner.limit.${kind}`)}</strong>
            {area && (
              <>
                {' · '}
                <span lang="id">{area.name}</span>
              </>
            )}
            <br />
            {message}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** The plan: who gets what, whom that reaches, and which rule holds it back. */
export function Plan({ plan }: { plan: AllocationPlan }) {
  const say = useWords();
  const columns = useColumns(plan);
  return (
    <Box component="section">
      <Typography variant="h2">{say('planner.plan.title')}</Typography>
      <Sums plan={plan} />
      <RecordList
        caption={say('planner.plan.title')}
        columns={columns}
        rows={plan.lines}
        keyOf={({ needLine, gapArea }) => needLine?.id ?? gapArea?.code ?? ''}
      />
      <Limits plan={plan} />
      <Typography variant="body2" color="text.secondary" sx={{ maxWidth: '70ch', mb: 2 }}>
        {say(plan.isProvenOptimal ? 'planner.proven' : 'planner.notProven')}{' '}
        {plan.gapsWithoutPeople > 0 && say('planner.withoutPeople', { count: plan.gapsWithoutPeople })}
      </Typography>
      <MakeDrafts plan={plan} />
    </Box>
  );
}
