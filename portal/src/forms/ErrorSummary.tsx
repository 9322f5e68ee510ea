import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, type ReactNode } from 'react';

import { useWords } from '../language/useWords.ts';
import type { Problem } from './problems.ts';

interface ErrorSummaryProps {
  problems: readonly Problem[];
  /** What did not happen; "there is something to put right" unless told. */
  title?: string;
  /** Ways on, such as buttons. */
  children?: ReactNode;
}

function focusField(id: string): void {
  const field = document.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}

/** Everything wrong with a form at once; takes the focus when it comes, and leads to the fields. */
export function ErrorSummary({ problems, title, children }: ErrorSummaryProps) {
  const say = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <Box
      ref={box}
      tabIndex={-1}
      role="alert"
      sx={{ border: '3px solid', borderColor: 'error.main', borderRadius: 1, p: 2, mb: 3 }}
    >
      <Typography variant="h2" color="error" sx={{ mb: 1 }}>
        {title ?? say('forms.problems')}
      </Typography>
      <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field === null ? (
              message
            ) : (
              <Link
                href={`#${field}`}
                color="error"
                onClick={(event) => {
                  event.preventDefault();
                  focusField(field);
                }}
              >
                {message}
              </Link>
            )}
          </li>
        ))}
      </Box>
      {children && <Box sx={{ mt: 2, display: 'flex', gap: 1, flexWrap: 'wrap' }}>{children}</Box>}
    </Box>
  );
}
