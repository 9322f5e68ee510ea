/** For how long a process that did not take a connection, or did not answer in time, is asked last. */
const AWAY_MS = 2_000;
/** Codes of connections that were never made: nothing has been sent, so that anything may be sent elsewhere. */
const NEVER_SENT = new Set<unknown>([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const awayUntil = new Map<string, number>();
let turn = 0;

/** The addresses of a list, such as those of all processes of one subgraph. */
export const addressesIn = (list: string): string[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

const isAway = (address: string): boolean => (awayUntil.get(address) ?? 0) > performance.now();

/** The addresses of a list in turn, those that were away just now last. */
export function inTurn(list: string): string[] {
  const all = addressesIn(list);
  if (all.length < 2) return all;
  turn += 1;
  const from = turn % all.length;
  const rotated = [...all.slice(from), ...all.slice(0, from)];
  return [...rotated.filter((one) => !isAway(one)), ...rotated.filter(isAway)];
}

/** Puts an address last for a while. */
export const noteAway = (address: string): void => void awayUntil.set(address, performance.now() + AWAY_MS);

/** Codes of connections that broke: one that was kept idle may be closed by the other side just as it is asked. */
const BROKEN = new Set<unknown>(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

function isCoded(error: unknown, codes: ReadonlySet<unknown>): boolean {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    if (codes.has(Reflect.get(one, 'code'))) return true;
    if (one instanceof AggregateError) return one.errors.every((each) => isCoded(each, codes));
  }
  return false;
}

/** Whether an error of a request says that it never left. */
export const wasNeverSent = (error: unknown): boolean => isCoded(error, NEVER_SENT);

const isOver = (signal: AbortSignal | null | undefined): boolean => signal?.aborted === true;

/**
 * Asks one of several processes of the same service, in turn. What was never sent goes to the next one; what may be
 * done twice goes there too when a connection breaks, or once more to the only one there is.
 */
export async function askInTurn<Answer>(
  list: string,
  ask: (address: string) => Promise<Answer>,
  { mayRepeat, signal }: { mayRepeat: boolean; signal?: AbortSignal | null | undefined },
): Promise<Answer> {
  const addresses = inTurn(list);
  const [only] = addresses;
  const asksAgain = (error: unknown) =>
    mayRepeat && addresses.length === 1 && !isOver(signal) && isCoded(error, BROKEN);
  let problem: unknown = new Error('no address is told');
  for (const address of addresses) {
    try {
      return await ask(address);
    } catch (error) {
      if (only !== undefined && asksAgain(error)) return ask(only);
      problem = error;
      if (addresses.length > 1) noteAway(address);
      if (isOver(signal) || !(mayRepeat || wasNeverSent(error))) throw error;
    }
  }
  throw problem;
}
