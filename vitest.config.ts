import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

import { isPassing } from './subgraphs/kit/errors.ts';
import { useMemory } from './test/support/memory.ts';

useMemory();

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What takes longest, so that it begins first: begun last, one of the two workers would stand idle while it ends. */
const LONG = [
  /hub\/nobody-sees/,
  /browser\/every-screen/,
  /(kills|races|ledger|checks|starts)\//,
  /browser\/away/,
  /hub\/rights-by-area/,
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((pattern) => pattern.test(moduleId));
      return at === -1 ? LONG.length : at;
    };
    const usual = super.sort.bind(this);
    return (await usual(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

// Decorators are lowered as tsc lowers them, without metadata: every type is named in its decorator.
const oxc = { decorator: { legacy: true, emitDecoratorMetadata: false } };
const resolve = {
  alias: [
    // One copy of graphql: vite would pick the ES build where the libraries pick the CommonJS one.
    { find: /^graphql$/, replacement: 'graphql/index.js' },
    { find: /^#host\/(.*)$/, replacement: here('./subgraphs/host/$1.ts') },
    { find: /^#kit\/(.*)$/, replacement: here('./subgraphs/kit/$1.ts') },
  ],
};
const PURE = 'test/{unit,house}/**/*.test.ts';
const ALONE = 'test/{subgraphs,ledger}/**/*.test.ts';
/** Measures how much memory its own process takes. */
const MEASURED = 'test/subgraphs/import-volume.test.ts';
const OTHERS = 'test/!(unit|house|subgraphs|ledger)/**/*.test.ts';
const shared = {
  pool: 'forks',
  maxWorkers: 2,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // What is asked again until it is so gets time on a busy machine; the default of a second is none.
  expect: { poll: { timeout: 30_000 } },
} as const;
/** Files in one process after the other: what they import is read once for all, which costs more than most of them. */
const together = { ...shared, isolate: false, setupFiles: ['test/support/own-environment.ts'] };

/**
 * The event queue's library leaves a rejection unhandled where the database goes away or is too busy just as it marks a
 * job. Our processes outlive that (`gateway/machine/running`), and so do the tests that run a queue in their own.
 */
function isOfQueue({ message, code, stack }: { message: string; code?: unknown; stack?: string }): boolean {
  return /graphile-worker/.test(stack ?? '') && isPassing(Object.assign(new Error(message), { code }));
}

export default defineConfig({
  oxc,
  resolve,
  test: {
    ...shared,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global.ts'],
    sequence: { sequencer: LongFirst },
    onUnhandledError: (error) => (isOfQueue(error as Parameters<typeof isOfQueue>[0]) ? false : undefined),
    projects: [
      { extends: false, oxc, resolve, test: { ...shared, name: 'hubs', include: [OTHERS, MEASURED] } },
      {
        extends: false,
        oxc,
        resolve,
        test: { ...together, name: 'one subgraph', include: [ALONE], exclude: [MEASURED] },
      },
      { extends: false, oxc, resolve, test: { ...together, name: 'pure', include: [PURE] } },
    ],
  },
});
