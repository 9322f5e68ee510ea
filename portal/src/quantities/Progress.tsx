import Box from '@mui/material/Box';

interface ProgressProps {
  /** What the bar says to who cannot see it. */
  label: string;
  value: number;
  total: number;
  /** Drawn in the colour of what is late. */
  isLate?: boolean;
}

/** How much of a whole has come, as a bar. The figures stand beside it in words. */
export function Progress({ label, value, total, isLate = false }: ProgressProps) {
  const share = total > 0 ? Math.min(100, (value / total) * 100) : 0;
  return (
    <Box
      role="img"
      aria-label={label}
      sx={{
        height: 12,
        border: '1px solid',
        borderColor: isLate ? 'error.main' : 'divider',
        borderRadius: 0.5,
        overflow: 'hidden',
        forcedColorAdjust: 'none',
      }}
    >
      <Box sx={{ height: '100%', bgcolor: 'own.delivered' }} style={{ width: `${share}%` }} />
    </Box>
  );
}
