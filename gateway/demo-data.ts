import type { AskHub } from './exports/pages.ts';

/** Real rows stand beside invented ones: only a question for the invented ones tells whether there are any. */
const QUESTION = '{ gapAreas(filter: { isDemo: true }, first: 1) { nodes { code } } }';
const GOOD_FOR_MS = 60_000;
/** A page waits for it at most so long. */
const PATIENCE_MS = 300;

type Said = 'yes' | 'no' | 'unknown';

interface Invented {
  nodes: readonly unknown[];
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
    const invented = data?.['gapAreas'] as Invented | null | undefined;
    if (!invented) return;
    said = invented.nodes.length > 0 ? 'yes' : 'no';
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
