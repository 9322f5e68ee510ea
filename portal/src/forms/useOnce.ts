import type { TypedDocumentString } from '../api/generated/graphql.ts';
import { useKey } from './key.ts';
import type { Said } from './useCommand.ts';
import { useSimple } from './useSimple.ts';

interface OnceOptions<T, R> {
  /** The result of the command in the answer. */
  pick: (data: T) => R;
  /** The words for a field of the input that the hub finds wrong. */
  said?: Said;
}

/**
 * A command that is one however often it is pressed: its key is made when the form opens and spent once the hub has
 * taken it. `send` gives the result, a refusal too; null where the hub could not decide.
 */
export function useOnce<T, I, R extends object>(
  document: TypedDocumentString<T, { input: I; lang: 'ID' | 'EN' }>,
  form: string,
  { pick, said }: OnceOptions<T, R>,
) {
  const key = useKey(form);
  const { isBusy, problems, send } = useSimple(document, pick, said);
  return {
    isBusy,
    problems,
    async send(inputWith: (idempotencyKey: string) => I): Promise<R | null> {
      const { result, problems: found } = await send(inputWith(key.value));
      key.settle(found);
      return result;
    },
  };
}
