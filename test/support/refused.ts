import { AS_HUB, asker, type AskOptions } from './client.ts';
import type { Hub } from './hub.ts';
import { documentOf, type KnownMutation } from './mutations.ts';

/** A command as somebody sends it. */
export interface Attempt {
  mutation: KnownMutation;
  options: AskOptions;
  /** Whom it pretends to come from, to be named where it was not refused. */
  as?: string;
}

const AT_ONCE = 6;

/** Sends commands to the gateway or to the subgraph that owns them, and gives what is not refused as wanted. */
export async function notRefused(
  hub: Hub,
  at: 'gateway' | 'subgraph',
  code: string,
  attempts: readonly Attempt[],
): Promise<string[]> {
  const send = async ({ mutation, options, as }: Attempt): Promise<string[]> => {
    const ask = at === 'gateway' ? hub.ask : asker(hub.subgraphs[mutation.owner], undefined, AS_HUB);
    const answer = await ask(documentOf(mutation), { input: mutation.smallestInput }, options);
    const codes = answer.errors?.map((error) => error.extensions.code) ?? [];
    const isRefused = codes.length > 0 && codes.every((one) => one === code) && !answer.data?.['it'];
    const who = as === undefined ? '' : ` as ${as}`;
    return isRefused ? [] : [`${mutation.name}${who}: ${JSON.stringify(answer.errors ?? answer.data).slice(0, 200)}`];
  };
  const wrong: string[] = [];
  for (let from = 0; from < attempts.length; from += AT_ONCE) {
    wrong.push(...(await Promise.all(attempts.slice(from, from + AT_ONCE).map(send))).flat());
  }
  return wrong;
}
