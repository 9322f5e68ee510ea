import type { RuntimeOptions } from '../../gateway/runtime.ts';

/** A runtime that carries out plans, and neither limits anybody's use nor keeps an answer. */
export const BARE_RUNTIME = {
  introspection: true,
  origins: [],
  isOurs: true,
  documents: new Map(),
  onlyKnownDocuments: false,
  interprets: true,
  answers: null,
  throttle: null,
  updates: null,
} satisfies Partial<RuntimeOptions>;
