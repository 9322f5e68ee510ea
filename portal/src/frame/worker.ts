/** What the worker keeps the page under; vite.config.mjs names it too. */
const PAGE_CACHE = 'page';

/** Lets the page be opened without a line: from the first visit on, which the worker itself came too late for. */
export async function keepPage(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js');
  const kept = await caches.open(PAGE_CACHE);
  // As a browser opens it, so that the page comes with its policy.
  if (!(await kept.match('/'))) await kept.put('/', await fetch('/', { headers: { accept: 'text/html' } }));
}
