import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';

import { ChangeGapDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useCommand } from '../forms/useCommand.ts';
import { hubLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { Compare } from './Compare.tsx';
import { changeOf, faultsOf, tidied, valuesOf, type EditedGap } from './editedGap.ts';
import { GapFields } from './GapFields.tsx';
import { changed, type Values } from './threeWay.ts';

interface ChangeFormProps {
  /** As the hub holds it now; it may move on while somebody types. */
  gap: EditedGap;
  onFault: (hasFault: boolean) => void;
}

const FIELDS: Readonly<Record<string, string>> = { title: 'judul', deadline: 'tenggat', reason: 'alasan' };

/** Changes a gap area from the version it was opened at; a stale one is compared, never overwritten. */
export function ChangeForm({ gap, onFault }: ChangeFormProps) {
  const say = useWords();
  const [opened, setOpened] = useState(gap);
  const [values, setValues] = useState<Values>(() => valuesOf(gap));
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [problems, setProblems] = useState<Problem[]>([]);
  const [ended, setEnded] = useState<'saved' | 'outdated' | null>(null);
  const change = useCommand(ChangeGapDocument, (data) => data.changeGapArea);

  function tell(next: Problem[]) {
    setProblems(next);
    onFault(next.length > 0);
  }

  async function save() {
    const typed = tidied(values);
    setValues(typed);
    const found = faultsOf(typed);
    if (reason.trim().length < 3) found['alasan'] = 'managing.wrong.reason';
    setWrong(found);
    setEnded(null);
    const own = Object.entries(found).map(([field, id]) => ({ field, message: say(id) }));
    if (own.length === 0 && changed(valuesOf(opened), typed).length === 0) {
      own.push({ field: 'judul', message: say('managing.wrong.nothing') });
    }
    tell(own);
    if (own.length > 0) return;
    const outcome = await change({ input: changeOf(opened, typed, reason.trim()), lang: hubLanguage() });
    if (outcome.result?.__typename === 'GapAreaOutdated') return setEnded('outdated');
    tell(outcome.problems.map(({ field, message }) => ({ field: (field && FIELDS[field]) ?? null, message })));
    if (outcome.problems.length > 0) return;
    setReason('');
    setEnded('saved');
  }

  /** After a save the form stands on what the hub holds now. */
  const isBehind = ended === 'saved' && gap.version !== opened.version;
  if (isBehind) {
    setOpened(gap);
    setValues(valuesOf(gap));
  }
  const nameOf = (field: string) => {
    const line = gap.needLines.find(({ id }) => field === `kebutuhan-${id}`);
    if (!line) return say(`managing.field.${field}`);
    return say('managing.field.need', {
      what: [say(`managing.kind.${line.kind}`), line.item].filter(Boolean).join(': '),
    });
  };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      sx={{ maxWidth: 720 }}
    >
      <ErrorSummary problems={problems} />
      <Box role="status">{ended === 'saved' && <Alert sx={{ mb: 2 }}>{say('managing.saved')}</Alert>}</Box>
      {ended === 'outdated' && gap.version !== opened.version && (
        <Compare
          base={valuesOf(opened)}
          theirs={valuesOf(gap)}
          mine={values}
          nameOf={nameOf}
          onChosen={(chosen) => {
            setOpened(gap);
            setValues(chosen);
            setEnded(null);
          }}
        />
      )}
      <GapFields
        gap={gap}
        values={values}
        wrong={wrong}
        onChange={(field, value) => setValues({ ...values, [field]: value })}
      />
      <TextField
        id="alasan"
        label={say('managing.field.reason')}
        multiline
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={'alasan' in wrong}
        helperText={say(wrong['alasan'] ?? 'managing.reasonHint')}
        sx={{ mb: 2 }}
      />
      <Button type="submit" variant="contained">
        {say('managing.save')}
      </Button>
    </Box>
  );
}
