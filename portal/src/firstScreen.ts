import { fetchWords } from './language/language.ts';
import type { Language } from './language/languages.ts';
import { router } from './routes.tsx';

/** Asks for what the screen of the present address is made of, before anything can be shown. */
export function fetchFirstScreen(language: Language): void {
  const [, , found] = router.getMatchedRoutes(window.location.pathname);
  if (!found) return;
  fetchWords(language, found.options.staticData?.rooms ?? []);
  const { component } = found.options;
  // A screen that does not arrive is asked for once more when it is to be shown, and says so then.
  if (component && 'preload' in component) void component.preload?.()?.catch(() => undefined);
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The rooms whose words a screen says. */
    rooms?: readonly string[];
  }
}
