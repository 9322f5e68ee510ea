import '@fontsource-variable/inter/wght.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';

import { Kept } from './api/Kept.tsx';
import { fetchFirstScreen } from './firstScreen.ts';
import { keepPage } from './frame/worker.ts';
import { speak } from './language/language.ts';
import { chosenLanguage } from './language/languages.ts';
import { Look } from './look/Look.tsx';
import { router } from './routes.tsx';
import { bearer } from './session/session.ts';

const place = document.querySelector('#portal');
if (!place) throw new Error('The page has no place for the portal.');

const language = chosenLanguage();
// All that the first screen needs is asked for at once, so that a slow line is waited for once and not three times.
fetchFirstScreen(language);
// Who is signed in decides what the first screen asks.
await Promise.all([speak(language), bearer()]);
createRoot(place).render(
  <I18nProvider i18n={i18n}>
    <Look>
      <Kept>
        <RouterProvider router={router} />
      </Kept>
    </Look>
  </I18nProvider>,
);
if (import.meta.env.PROD && 'serviceWorker' in navigator) keepPage();
