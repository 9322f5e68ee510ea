import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';

import { AnswerInfoRequestDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useOnce } from '../forms/useOnce.ts';
import { useWords } from '../language/useWords.ts';

const SHORTEST = 3;

/** The answer to what the coordinator asked about one part of a pledge. */
export function AnswerForm({ allocationId, question }: { allocationId: string; question: string }) {
  const say = useWords();
  const field = `jawaban-${allocationId}`;
  const command = useOnce(AnswerInfoRequestDocument, `answer ${allocationId} ${question}`, {
    pick: ({ answerInfoRequest }) => answerInfoRequest,
    said: () => say('pledges.answer.short'),
  });
  const [answer, setAnswer] = useState('');
  const [isShort, setShort] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const isTooShort = answer.trim().length < SHORTEST;
    setShort(isTooShort);
    if (!isTooShort && !command.isBusy) {
      void command.send((idempotencyKey) => ({ allocationId, answer: answer.trim(), idempotencyKey }));
    }
  }

  const problems = isShort
    ? [{ field, message: say('pledges.answer.short') }]
    : command.problems.map((one) => ({ ...one, field: one.field === null ? null : field }));
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ mt: 1.5 }}>
      <ErrorSummary problems={problems} />
      <TextField
        id={field}
        label={say('pledges.answer.label')}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
        error={isShort}
        helperText={isShort ? say('pledges.answer.short') : say('pledges.answer.hint')}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <Button type="submit" variant="contained" aria-disabled={command.isBusy} sx={{ mt: 1 }}>
        {say('pledges.answer.send')}
      </Button>
    </Box>
  );
}
