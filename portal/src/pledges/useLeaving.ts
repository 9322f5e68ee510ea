import { CancelPledgeDocument, WithdrawPledgeDocument } from '../api/generated/graphql.ts';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';

/** The two ways out of a pledge: before it is accepted (withdraw) and after (cancel). */
export type Leaving = 'WITHDRAW' | 'CANCEL';

/** Sends a way out; gives back what is wrong, or nothing. */
export function useLeaving(pledgeId: string): (how: Leaving, reason: string, key: string) => Promise<Problem[]> {
  const withdraw = useCommand(WithdrawPledgeDocument, ({ withdrawPledge }) => withdrawPledge);
  const cancel = useCommand(CancelPledgeDocument, ({ cancelPledge }) => cancelPledge);
  return async (how, reason, idempotencyKey) => {
    const variables = { input: { pledgeId, reason, idempotencyKey }, lang: hubLanguage() };
    return (await (how === 'WITHDRAW' ? withdraw(variables) : cancel(variables))).problems;
  };
}
