import '@fontsource-variable/inter/wght.css';
import './look/fallback.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { RouterProvider } from '@tanstack/react-router';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';

import { Kept, restoreKept } from './api/Kept.tsx';
import { fetchFirstScreen, takeEarlyAnswers } from './firstScreen.ts';
import { ignoreStrayClicks } from './frame/secondClick.ts';
import { keepPage } from './frame/worker.ts';
import { speak } from './language/language.ts';
import { chosenLanguage } from './language/languages.ts';
import { Look } from './look/Look.tsx';
import { router } from './routes.tsx';
import { bearer } from './session/session.ts';

/** Not awaited by the module itself: the screens stand on what is loaded with it, and would wait for it in vain. */
async function open(place: Element): Promise<void> {
  const language = chosenLanguage();
  // All that the first screen needs is asked for at once, so that a slow line is waited for once and not three times.
  fetchFirstScreen(language);
  // Who is signed in decides what the first screen asks.
  await Promise.all([speak(language), bearer(), restoreKept()]);
  // Then all of it is drawn at once: drawn piece by piece as it comes, it keeps a cheap phone busy three times as long.
  await Promise.all([router.load(), takeEarlyAnswers()]);
  // And in small pieces: what is drawn as a transition lets the reader scroll and tap in between.
  startTransition(() =>
    createRoot(place).render(
      <I18nProvider i18n={i18n}>
        <Look>
          <Kept>
            <RouterProvider router={router} />
          </Kept>
        </Look>
      </I18nProvider>,
    ),
  );
  if (import.meta.env.PROD && 'serviceWorker' in navigator) keepPage();
}

const place = document.querySelector('#portal');
if (!place) throw new Error('The page has no place for the portal.');
ignoreStrayClicks(document);
void open(place);
