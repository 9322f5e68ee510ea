/** What the worker keeps the page under; vite.config.mjs names it too. */
const PAGE_CACHE = 'page';

async function register(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js');
  const kept = await caches.open(PAGE_CACHE);
  // As a browser opens it, so that the page comes with its policy.
  if (!(await kept.match('/'))) await kept.put('/', await fetch('/', { headers: { accept: 'text/html' } }));
}

/**
 * Lets the page be opened without a line: from the first visit on, which the worker itself came too late for. What is
 * fetched for later must not hold up what is wanted now.
 */
export function keepPage(): void {
  const begin = () => void register();
  if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: 10_000 });
  else setTimeout(begin, 2_000);
}
