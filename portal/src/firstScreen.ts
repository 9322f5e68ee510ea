import { queryClient } from './api/Kept.tsx';
import { ask, earlyQuestions } from './api/request.ts';
import { keyOf } from './api/useAsk.ts';
import { fetchWords } from './language/language.ts';
import type { Language } from './language/languages.ts';
import { router } from './routes.tsx';
import { currentSession } from './session/session.ts';

/** Asks for what the screen of the present address is made of, before anything can be shown. */
export function fetchFirstScreen(language: Language): void {
  const [, , found] = router.getMatchedRoutes(window.location.pathname);
  if (!found) return;
  fetchWords(language, found.options.staticData?.rooms ?? []);
  const { component } = found.options;
  // A screen that does not arrive is asked for once more when it is to be shown, and says so then.
  if (component && 'preload' in component) void component.preload?.()?.catch(() => undefined);
}

/** Answers that are not there by now are waited for by their screen. */
const PATIENCE_MS = 100;

/** Puts the answers that came early where the screens look for them, so that all of it is drawn at once. */
export async function takeEarlyAnswers(): Promise<void> {
  const { subject } = currentSession();
  const answers = earlyQuestions.map((question) =>
    question((document, variables) =>
      queryClient.prefetchQuery({
        queryKey: keyOf(document, variables, subject, true),
        queryFn: ({ signal }) => ask(document, variables, signal),
      }),
    ),
  );
  await Promise.race([Promise.all(answers), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The rooms whose words a screen says. */
    rooms?: readonly string[];
  }
}
