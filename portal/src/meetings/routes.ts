// Coordination meetings and the briefs that are frozen for them.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { briefSearch } from '../briefs/sections.ts';
import { root, words } from '../root.ts';
import { meetingSearch } from './search.ts';

const meetings = createRoute({
  getParentRoute: () => root,
  path: '/rakor',
  validateSearch: meetingSearch,
  component: lazyRouteComponent(() => import('./MeetingsScreen.tsx'), 'MeetingsScreen'),
  ...words('meetings'),
});

const meeting = createRoute({
  getParentRoute: () => root,
  path: '/rakor/$code',
  component: lazyRouteComponent(() => import('./MeetingScreen.tsx'), 'MeetingScreen'),
  ...words('meetings', 'states', 'forms'),
});

const recordMeeting = createRoute({
  getParentRoute: () => root,
  path: '/rakor/baru',
  component: lazyRouteComponent(() => import('./RecordMeetingScreen.tsx'), 'RecordMeetingScreen'),
  ...words('meetings', 'forms'),
});

const briefBuilder = createRoute({
  getParentRoute: () => root,
  path: '/rakor/bahan',
  validateSearch: (search: Record<string, unknown>) => ({
    ...(typeof search['rapat'] === 'string' && { rapat: search['rapat'] }),
  }),
  component: lazyRouteComponent(() => import('../briefs/BriefBuilderScreen.tsx'), 'BriefBuilderScreen'),
  ...words('briefs', 'meetings', 'forms'),
});

const brief = createRoute({
  getParentRoute: () => root,
  path: '/r/$code',
  validateSearch: briefSearch,
  component: lazyRouteComponent(() => import('../briefs/BriefScreen.tsx'), 'BriefScreen'),
  ...words('briefs', 'meetings', 'states', 'quantities'),
});

export const meetingRoutes = [meetings, meeting, recordMeeting, briefBuilder, brief] as const;
