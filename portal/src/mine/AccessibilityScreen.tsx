import { Statement } from './Statement.tsx';

/** What the portal does for those who see, hear or move differently, and what it does not yet. */
export function AccessibilityScreen() {
  return <Statement of="access" parts={['aim', 'done', 'limits', 'tell']} />;
}
