import { DeployPersonnelDocument, type DeployPersonnelInput } from '../api/generated/graphql.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { day, NO_FIGURE } from '../language/formats.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

const FIELDS: Record<string, string> = {
  beginsOn: 'deployments.problem.begins',
  endsOn: 'deployments.problem.ends',
  hoursPerWeek: 'deployments.problem.hours',
  task: 'deployments.problem.task',
};

/** Assigns somebody; where they are booked already, the other task is named. */
export function useAssigning(): (input: DeployPersonnelInput) => Promise<Problem[]> {
  const say = useWords();
  const send = useCommand(DeployPersonnelDocument, (data) => data.deployPersonnel);
  return async (input) => {
    const said = (field: string) => (FIELDS[field] ? say(FIELDS[field]) : null);
    const { result, problems } = await send({ input, lang: hubLanguage() }, said);
    if (result?.__typename !== 'PersonnelDoubleBooked') return problems;
    const { clash } = result;
    const message = say('deployments.problem.booked', {
      gap: clash.gapArea?.title ?? NO_FIGURE,
      code: clash.gapArea?.code ?? NO_FIGURE,
      begins: day(clash.beginsOn),
      ends: day(clash.endsOn),
    });
    return [{ field: 'orang', message }];
  };
}
