import type { ReactNode } from 'react';

/** Read out but not shown: what a picture says, or what a short label means in full. Its look stands in the theme. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className="unseen">{children}</span>;
}
