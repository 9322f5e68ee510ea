import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { Controller, type Control, type UseFormSetValue } from 'react-hook-form';

import { PlaceLink } from '../frame/Header.tsx';
import { useWords } from '../language/useWords.ts';
import { ofLine, type ReportedGap, type ReportForm } from './reporting.ts';

interface GapPurposeProps {
  gap: ReportedGap;
  control: Control<ReportForm>;
  setValue: UseFormSetValue<ReportForm>;
}

/** The gap that an activity was for, and which of its needs. */
export function GapPurpose({ gap, control, setValue }: GapPurposeProps) {
  const say = useWords();
  return (
    <>
      <Box sx={{ bgcolor: 'own.tint', borderRadius: 1, p: 2 }}>
        <Typography>
          {say('activities.forGap')}{' '}
          <PlaceLink to="/kesenjangan/$code" params={{ code: gap.code }} lang="id">
            {gap.title}
          </PlaceLink>
        </Typography>
        <PlaceLink to="/lapor" search={{}} sx={{ display: 'inline-block', py: 0.5, fontSize: '0.875rem' }}>
          {say('activities.notForGap')}
        </PlaceLink>
      </Box>
      <Controller
        name="lineId"
        control={control}
        render={({ field }) => (
          <Box role="group" aria-labelledby="kebutuhan">
            <Typography id="kebutuhan" sx={{ fontWeight: 600 }}>
              {say('activities.field.line')}
            </Typography>
            <RadioGroup
              aria-labelledby="kebutuhan"
              value={field.value}
              onChange={(_, id) => {
                const { kind, item, unit } = ofLine(gap.needLines.find((line) => line.id === id));
                field.onChange(id);
                setValue('kind', kind);
                setValue('item', item);
                setValue('unit', unit);
              }}
            >
              {gap.needLines.map(({ id, kind, item }) => (
                <FormControlLabel
                  key={id}
                  value={id}
                  control={<Radio />}
                  label={
                    <>
                      {say(`activities.kind.${kind}`)}
                      {item && (
                        <>
                          {': '}
                          <span lang="id">{item}</span>
                        </>
                      )}
                    </>
                  }
                />
              ))}
            </RadioGroup>
          </Box>
        )}
      />
    </>
  );
}
