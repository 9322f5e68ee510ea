import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';

import {
  CancelDeploymentDocument,
  CompleteDeploymentDocument,
  ConfirmDeploymentDocument,
  DeclineDeploymentDocument,
  StartDeploymentDocument,
  type DeploymentState,
} from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

interface DeploymentStepsProps {
  id: string;
  /** What it is called, for those who hear the buttons. */
  name: string;
  steps: readonly DeploymentState[];
}

type Ending = 'DECLINED' | 'CANCELLED';
const isEnding = (step: DeploymentState): step is Ending => step === 'DECLINED' || step === 'CANCELLED';

/** What may be done with an assignment now; what ends it asks for the reason. */
export function DeploymentSteps({ id, name, steps }: DeploymentStepsProps) {
  const say = useWords();
  const [asked, setAsked] = useState<Ending | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const confirm = useCommand(ConfirmDeploymentDocument, (data) => data.result);
  const start = useCommand(StartDeploymentDocument, (data) => data.result);
  const complete = useCommand(CompleteDeploymentDocument, (data) => data.result);
  const decline = useCommand(DeclineDeploymentDocument, (data) => data.result);
  const cancel = useCommand(CancelDeploymentDocument, (data) => data.result);
  const lang = hubLanguage();

  async function move(step: DeploymentState) {
    if (isEnding(step)) return setAsked(step);
    const send = { CONFIRMED: confirm, ACTIVE: start, COMPLETED: complete, PROPOSED: null }[step];
    if (send) setProblems((await send({ input: { deploymentId: id }, lang })).problems);
  }
  async function end(step: Ending, reason: string) {
    const send = step === 'DECLINED' ? decline : cancel;
    return (await send({ input: { deploymentId: id, reason }, lang })).problems;
  }

  return (
    <>
      <ErrorSummary problems={problems} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {steps.map((step) => (
          <Button
            key={step}
            size="small"
            variant="outlined"
            {...(isEnding(step) && { color: 'error' as const })}
            aria-label={say('deployments.stepOf', { step: say(`deployments.step.${step}`), name })}
            onClick={() => void move(step)}
          >
            {say(`deployments.step.${step}`)}
          </Button>
        ))}
      </Box>
      {asked && (
        <StepDialog
          name={`${asked} ${id}`}
          title={say(`deployments.step.${asked}`)}
          effect={say(`deployments.effect.${asked}`)}
          confirm={say(`deployments.confirm.${asked}`)}
          onClose={() => setAsked(null)}
          onConfirm={(reason) => end(asked, reason)}
        />
      )}
    </>
  );
}
