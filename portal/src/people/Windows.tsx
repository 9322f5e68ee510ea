import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { RemoveAvailabilityDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useSimple } from '../forms/useSimple.ts';
import { day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import type { KnownPerson } from './usePerson.ts';
import { WindowForm } from './WindowForm.tsx';

/** When somebody said they can serve, stated on their word and taken back while nothing rests on it. */
export function Windows({ person }: { person: KnownPerson }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const removing = useSimple(RemoveAvailabilityDocument, ({ removeAvailability }) => removeAvailability);
  const mayChange = person.viewerCan.includes('CHANGE') && person.status === 'ACTIVE';
  const windows = person.availability ?? [];
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('people.availability')}
      </Typography>
      <ErrorSummary problems={removing.problems} />
      {windows.length === 0 && <Typography sx={{ mb: 1 }}>{say('people.noAvailability')}</Typography>}
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {windows.map(({ id, beginsOn, endsOn, hoursPerWeek }) => {
          const days = say('people.days', { begins: day(beginsOn), ends: day(endsOn) });
          return (
            <Box component="li" key={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
              <span>
                {days} · {say('people.hours', { hours: hoursPerWeek })}
              </span>
              {mayChange && (
                <Button
                  size="small"
                  disabled={removing.isBusy}
                  aria-label={say('people.window.removeThis', { days })}
                  onClick={() => void removing.send({ availabilityId: id })}
                >
                  {say('people.window.remove')}
                </Button>
              )}
            </Box>
          );
        })}
      </Box>
      {mayChange && !isOpen && (
        <Button variant="outlined" sx={{ mt: 1 }} onClick={() => setOpen(true)}>
          {say('people.window.add')}
        </Button>
      )}
      {isOpen && <WindowForm personnelId={person.id} onClose={() => setOpen(false)} />}
    </Box>
  );
}
