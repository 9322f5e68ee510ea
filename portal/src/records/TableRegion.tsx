import Box from '@mui/material/Box';
import { useEffect, useRef, useState, type ReactNode } from 'react';

/** Holds a table: one that is wider than its place is moved sideways within it, by touch and by the arrow keys. */
export function TableRegion({ label, children }: { label: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const box = place.current;
    if (!box) return undefined;
    const watching = new ResizeObserver(() => setWider(box.scrollWidth > box.clientWidth));
    for (const element of [box, ...box.children]) watching.observe(element);
    return () => watching.disconnect();
  }, []);
  return (
    <Box
      ref={place}
      // Only then: elsewhere it would be one more stop for the keyboard, and cut off the rings of what has the focus.
      {...(isWider && { role: 'region', tabIndex: 0, 'aria-label': label })}
      sx={isWider ? { overflowX: 'auto', '@media print': { overflowX: 'visible' } } : {}}
    >
      {children}
    </Box>
  );
}
