import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';

import { AreaOptions } from '../areas/AreaOptions.tsx';
import { useAreaChoices } from '../areas/useAreaChoices.ts';
import { Choice } from '../forms/Choice.tsx';
import { useWords } from '../language/useWords.ts';
import { MOST_AREAS } from './search.ts';

function PickerForm({ codes, per }: { codes: readonly string[]; per: string | undefined }) {
  const say = useWords();
  const navigate = useNavigate();
  const choices = useAreaChoices();
  const [isShort, setShort] = useState(false);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget).getAll('wilayah').map(String);
    const chosen = [...new Set(said.filter((code) => code !== ''))];
    setShort(chosen.length < 2);
    if (chosen.length >= 2) void navigate({ to: '/bandingkan', search: { w: chosen.join(','), ...(per && { per }) } });
  }
  return (
    <Box component="form" noValidate onSubmit={submit} key={`${codes.join()} ${choices.isThere}`} sx={{ mt: 1, mb: 2 }}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr', md: 'repeat(4, 1fr)' },
        }}
      >
        {Array.from({ length: MOST_AREAS }, (_, index) => (
          <Choice
            key={index}
            name="wilayah"
            label={say('compare.pick.area', { number: index + 1 })}
            chosen={codes[index]}
          >
            <option value="">{say('compare.pick.none')}</option>
            <AreaOptions choices={choices} chosen={codes[index]} />
          </Choice>
        ))}
      </Box>
      <Typography role="status" color="error" sx={{ mt: isShort ? 1 : 0 }}>
        {isShort && say('compare.pick.needed')}
      </Typography>
      <Button type="submit" variant="contained" sx={{ mt: 2 }}>
        {say('compare.pick.go')}
      </Button>
    </Box>
  );
}

/** Which areas stand side by side; folded away once they do. */
export function AreaPicker({ codes, per }: { codes: readonly string[]; per: string | undefined }) {
  const say = useWords();
  const isChosen = codes.length >= 2;
  return (
    <Box component="details" key={codes.join()} open={!isChosen} sx={{ my: 2 }}>
      <Box component="summary" sx={{ py: 1, fontWeight: 600, color: 'primary.main', cursor: 'pointer' }}>
        {say(isChosen ? 'compare.pick.other' : 'compare.pick')}
      </Box>
      <PickerForm codes={codes} per={per} />
    </Box>
  );
}
