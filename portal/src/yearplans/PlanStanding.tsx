import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';

import { SubmitYearPlanDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useOnce } from '../forms/useOnce.ts';
import { instant, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Tag } from '../states/StateTag.tsx';
import type { KnownPlan } from './planning.ts';

interface PlanStandingProps {
  plan: KnownPlan;
  year: number;
  /** The newest version known here: what was just saved may be ahead of what was asked. */
  version: number;
}

/** Where the plan stands: which version is kept, what it costs, and whether the forum has it. */
export function PlanStanding({ plan, year, version }: PlanStandingProps) {
  const say = useWords();
  const isDraft = plan.state === 'DRAFT';
  const command = useOnce(SubmitYearPlanDocument, `submit plan ${year} ${version}`, {
    pick: ({ submitCsrPlan }) => submitCsrPlan,
  });
  const submit = () => {
    if (!command.isBusy) void command.send((idempotencyKey) => ({ year, expectedVersion: version, idempotencyKey }));
  };
  return (
    <Box sx={{ bgcolor: 'own.tint', borderRadius: 1, p: 2, mb: 3 }}>
      <ErrorSummary problems={command.problems} />
      <Box role="status">
        <Tag tone={isDraft ? 'warn' : 'good'}>{say(`yearplans.state.${plan.state}`)}</Tag>{' '}
        {say('yearplans.version', { version: plan.version })} ·{' '}
        <strong className="figure">{rupiah(plan.budget)}</strong>
        {plan.submittedAt && (
          <Typography variant="body2" color="text.secondary">
            {say('yearplans.submitted', { at: instant(plan.submittedAt) })}
          </Typography>
        )}
      </Box>
      {isDraft && (
        <>
          <Typography variant="body2" sx={{ mt: 1 }}>
            {say('yearplans.draftHint')}
          </Typography>
          <Button variant="contained" onClick={submit} aria-disabled={command.isBusy} sx={{ mt: 1 }}>
            {say('yearplans.submit')}
          </Button>
        </>
      )}
    </Box>
  );
}
