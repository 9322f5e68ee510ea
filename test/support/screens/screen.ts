import type { Page } from 'playwright-core';

/** One screen of the portal in one state that can be reached by its address. */
export interface Screen {
  /** What its picture is called. */
  name: string;
  path: string;
  /** The mailbox of the demo account that looks at it; nobody unless told. */
  account?: string;
  /** Brings it into its state once it has loaded. */
  prepare?: (page: Page) => Promise<void>;
  /** True where its state is that it still waits for the hub. */
  isLoading?: boolean;
  /** What its browser may complain about, because the state is one of failing. */
  expected?: RegExp;
}
