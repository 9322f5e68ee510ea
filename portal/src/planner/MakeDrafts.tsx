import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import { DraftPledgesFromPlanDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useKey } from '../forms/key.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import type { AllocationPlan } from './Plan.tsx';

/** Keeps the lines of a plan as drafts of pledges, in one step; nothing is taken from a gap yet. */
export function MakeDrafts({ plan }: { plan: AllocationPlan }) {
  const say = useWords();
  const lines = plan.lines.flatMap(({ needLine, amount }) => (needLine ? [{ needLineId: needLine.id, amount }] : []));
  const key = useKey(`plan ${lines.map(({ needLineId, amount }) => `${needLineId}=${amount}`).join(' ')}`);
  const draft = useCommand(DraftPledgesFromPlanDocument, ({ draftPledgesFromPlan }) => draftPledgesFromPlan);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function make() {
    if (isBusy) return;
    setBusy(true);
    const input = { lines, note: say('planner.note'), idempotencyKey: key.value };
    const { result, problems: found } = await draft({ input, lang: hubLanguage() });
    setBusy(false);
    setProblems(found);
    if (result?.__typename === 'PledgesDrafted') setCodes(result.pledges.map(({ code }) => code));
  }

  return (
    <>
      <ErrorSummary problems={problems} />
      <Box role="status">
        {codes && (
          <Alert severity="success">
            {say('planner.drafted')} {codes.join(', ')}.{' '}
            <PlaceLink to="/ikrar" search={{ tahap: 'draf' }}>
              {say('planner.toDrafts')}
            </PlaceLink>
          </Alert>
        )}
      </Box>
      {!codes && (
        <Button
          variant="contained"
          onClick={() => void make()}
          aria-disabled={isBusy || lines.length < plan.lines.length}
        >
          {say('planner.makeDrafts', { count: lines.length })}
        </Button>
      )}
    </>
  );
}
