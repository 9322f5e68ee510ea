import type { AskHub } from './exports/pages.ts';

const QUESTION = '{ companies(first: 1) { nodes { isDemo } } }';
const GOOD_FOR_MS = 60_000;
/** A page waits for it at most so long. */
const PATIENCE_MS = 300;

type Said = 'yes' | 'no' | 'unknown';

interface Companies {
  nodes: readonly { isDemo: boolean }[];
}

/**
 * Says whether the hub holds invented rows, for the strip above every page. It asks the hub at most once a minute, and
 * a hub that cannot say it in time leaves it to the page to ask.
 */
export function demoTeller(ask: AskHub): () => Promise<Said> {
  let said: Said = 'unknown';
  let asking: Promise<void> | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  async function look(): Promise<void> {
    const { data } = await ask({ query: QUESTION, variables: {} });
    const companies = data?.['companies'] as Companies | null | undefined;
    if (!companies) return;
    said = companies.nodes.some(({ isDemo }) => isDemo) ? 'yes' : 'no';
    askedAt = performance.now();
  }
  return async () => {
    if (performance.now() - askedAt > GOOD_FOR_MS) {
      asking ??= look()
        .catch(() => undefined)
        .finally(() => (asking = null));
      if (said === 'unknown') await Promise.race([asking, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    }
    return said;
  };
}
