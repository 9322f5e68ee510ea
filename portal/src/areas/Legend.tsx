import Box from '@mui/material/Box';

/** What each colour of a picture stands for. */
export function Legend({ items }: { items: readonly { name: string; colour: string }[] }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, mb: 1, fontSize: '0.875rem' }}>
      {items.map(({ name, colour }) => (
        <Box key={name} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Box sx={{ width: 14, height: 14, borderRadius: '2px', bgcolor: colour }} />
          {name}
        </Box>
      ))}
    </Box>
  );
}
