import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';

import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';

interface AskFormProps {
  isBusy: boolean;
  onProblems: (problems: Problem[]) => void;
  onAsk: (question: string) => void;
  onCancel: () => void;
}

/** One question to the company; the hold runs on meanwhile. */
export function AskForm({ isBusy, onProblems, onAsk, onCancel }: AskFormProps) {
  const say = useWords();
  const [question, setQuestion] = useState('');
  const [hasFault, setFault] = useState(false);
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isShort = question.trim().length < 3;
        setFault(isShort);
        onProblems(isShort ? [{ field: 'pertanyaan', message: say('queue.ask.missing') }] : []);
        if (!isShort) onAsk(question.trim());
      }}
    >
      <TextField
        id="pertanyaan"
        label={say('queue.ask.question')}
        multiline
        minRows={3}
        error={hasFault}
        helperText={say(hasFault ? 'queue.ask.missing' : 'queue.ask.hint')}
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
        sx={{ mb: 2 }}
      />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={isBusy}>
          {say('queue.decide.askNow')}
        </Button>
        <Button onClick={onCancel}>{say('forms.cancel')}</Button>
      </Box>
    </Box>
  );
}
