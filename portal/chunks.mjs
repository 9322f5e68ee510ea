// How the portal is cut into files: few, because each one costs a slow line a way there and back, and none that holds
// what its screen does not need.

/** What asks before everything else, and what that needs (`src/first.ts`). */
const FIRST =
  /[\\/]src[\\/](first|api[\\/]request|session[\\/]session|gaps[\\/](questions|search)|coverage[\\/]layouts|language[\\/]languages)\.ts$|document:Gap(List|Tiles)Document$/;

export const chunks = {
  groups: [
    { name: 'ask', test: FIRST, priority: 9 },
    // Of libraries only what every screen stands on; they change seldom.
    { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 7 },
    { name: 'frame', tags: ['$initial'], priority: 6 },
  ],
};
