import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { CoverLineDocument, CoveringLinesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Problem } from '../forms/problems.ts';
import { useOnce } from '../forms/useOnce.ts';
import { Loading } from '../frame/States.tsx';
import { rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { wholeNumber } from '../quantities/whole.ts';
import type { EditedGap } from './editedGap.ts';

interface CoverFormProps {
  gap: EditedGap;
  line: EditedGap['needLines'][number];
  onClose: () => void;
}

/** Takes an amount of a budget line of the same year and region for a need line. */
export function CoverForm({ gap, line, onClose }: CoverFormProps) {
  const say = useWords();
  const [budgetLineId, setBudgetLine] = useState('');
  const [amount, setAmount] = useState('');
  const [own, setOwn] = useState<Problem[]>([]);
  // The lines of the regency and below: a gap of a kecamatan is often paid for by its kabupaten.
  const filter = { within: gap.area.code.slice(0, 5), fiscalYear: gap.fiscalYear };
  const answer = useAsk(CoveringLinesDocument, { filter });
  const lines = answer.data?.data.budgetLines?.nodes ?? [];
  const { send, isBusy, problems } = useOnce(CoverLineDocument, `cover ${line.id}`, {
    pick: (data) => data.coverNeedLine,
  });
  const id = (field: string) => `${field}-${line.id}`;

  async function cover() {
    const value = wholeNumber(amount);
    const found: Problem[] = [];
    if (budgetLineId === '') found.push({ field: id('pos'), message: say('managing.cover.choose') });
    if (!value) found.push({ field: id('nilai'), message: say('managing.wrong.need') });
    setOwn(found);
    if (found.length > 0 || !value) return;
    const result = await send((idempotencyKey) => ({
      needLineId: line.id,
      budgetLineId,
      amount: value,
      idempotencyKey,
    }));
    if (result && !('message' in result)) onClose();
  }

  if (answer.isPending) return <Loading lines={2} />;
  if (lines.length === 0) {
    return (
      <Typography>
        {say('managing.cover.noLines')} <Button onClick={onClose}>{say('forms.cancel')}</Button>
      </Typography>
    );
  }
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void cover();
      }}
      sx={{ maxWidth: 720, mt: 1 }}
    >
      <ErrorSummary problems={own.length > 0 ? own : problems} />
      <TextField
        id={id('pos')}
        select
        label={say('managing.cover.line')}
        value={budgetLineId}
        onChange={(event) => setBudgetLine(event.target.value)}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        sx={{ mb: 2 }}
      >
        <option value="">{say('managing.cover.choose')}</option>
        {lines.map(({ id: code, name, agency, allocated }) => (
          <option key={code} value={code} lang="id">
            {`${name} (${agency}), ${rupiah(allocated)}`}
          </option>
        ))}
      </TextField>
      <TextField
        id={id('nilai')}
        label={say('managing.cover.amount')}
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        sx={{ mb: 2 }}
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={isBusy}>
          {say('managing.cover.add')}
        </Button>
        <Button onClick={onClose}>{say('forms.cancel')}</Button>
      </Box>
    </Box>
  );
}
