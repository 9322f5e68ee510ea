import { RecordDeliveryDocument, type RecordDeliveryInput } from '../api/generated/graphql.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';

const FIELDS: Record<string, string> = {
  amount: 'quantities.wrong',
  sentOn: 'deliveries.problem.future',
  evidenceIds: 'deliveries.problem.evidence',
};

interface Recorded {
  problems: Problem[];
  /** True where more was written than may be recorded as sent. */
  isOver: boolean;
}

/** Records a delivery; where it is more than the commitment, both numbers are said. */
export function useRecording(show: (amount: number) => string): (input: RecordDeliveryInput) => Promise<Recorded> {
  const say = useWords();
  const send = useCommand(RecordDeliveryDocument, ({ recordDelivery }) => recordDelivery);
  const said = (field: string) => {
    const words = FIELDS[field];
    return words === undefined ? null : say(words);
  };
  return async (input) => {
    const { result, problems } = await send({ input, lang: hubLanguage() }, said);
    if (result?.__typename !== 'DeliveryExceedsCommitment') return { problems, isOver: false };
    const message = say('deliveries.problem.over', { written: show(input.amount), left: show(result.sendable) });
    return { problems: [{ field: 'amount', message }], isOver: true };
  };
}
