import { createRootRoute } from '@tanstack/react-router';

import { Crash } from './frame/Crash.tsx';
import { Frame } from './frame/Frame.tsx';
import { NotFound } from './frame/NotFound.tsx';
import { bringWords } from './language/language.ts';

/** What every address lies under: the frame, and what stands where nothing is. */
export const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Crash });

/** What every screen needs before it shows: the words of its rooms. */
export const words = (...rooms: string[]) => ({ beforeLoad: () => bringWords(...rooms), staticData: { rooms } });
