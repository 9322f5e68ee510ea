/** One screen of the portal in one state that can be reached by its address. */
export interface Screen {
  /** What its picture is called. */
  name: string;
  path: string;
  /** The mailbox of the demo account that looks at it; nobody unless told. */
  account?: string;
  /** Brings it into its state once it has loaded. */
  prepare?: (page: import('playwright-core').Page) => Promise<void>;
}

/** Every screen that is checked for accessibility, width and language, and pictured by `npm run pictures`. */
export const SCREENS: readonly Screen[] = [
  { name: 'gaps', path: '/kesenjangan' },
  { name: 'sign-in', path: '/masuk' },
  { name: 'not-found', path: '/alamat-yang-tidak-ada' },
];
