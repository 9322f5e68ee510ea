import { valibotResolver } from '@hookform/resolvers/valibot';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useForm } from 'react-hook-form';
import * as v from 'valibot';

import { AllocatePoolDocument } from '../api/generated/graphql.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useOnce } from '../forms/useOnce.ts';
import { rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { wholeNumber } from '../quantities/whole.ts';
import { offerUndo } from '../undo/undoOffers.ts';
import type { Match, Matchable, MatchedGap } from './match.ts';

interface AllocateFormProps {
  pool: Matchable;
  match: Match;
  gap: MatchedGap;
  onClose: () => void;
}

const schemaFor = (most: number) =>
  v.object({
    nilai: v.pipe(
      v.string(),
      v.check((text) => (wholeNumber(text) ?? 0) > 0, 'matching.amountWrong'),
      v.check((text) => (wholeNumber(text) ?? 0) <= most, 'matching.amountTooMuch'),
    ),
    alasan: v.pipe(
      v.string(),
      v.trim(),
      v.minLength(3, 'matching.reasonShort'),
      v.maxLength(1000, 'matching.reasonShort'),
    ),
  });

/** How much of the pool this gap gets, and why: a commitment at once, which can be undone for ten seconds. */
export function AllocateForm({ pool, match, gap, onClose }: AllocateFormProps) {
  const say = useWords();
  const line = gap.coverage?.lines.find(({ kind }) => kind === 'MONEY');
  const most = Math.min(pool.unallocated, match.open);
  const { register, handleSubmit, formState } = useForm({
    resolver: valibotResolver(schemaFor(most)),
    defaultValues: { nilai: String(most), alasan: '' },
    reValidateMode: 'onSubmit',
  });
  const { send, isBusy, problems } = useOnce(AllocatePoolDocument, `allocate ${pool.pledgeId} ${gap.id}`, {
    pick: (data) => data.allocateFromPool,
  });
  const { errors } = formState;
  const id = (name: string) => `${name}-${gap.id}`;
  const own = (['nilai', 'alasan'] as const).flatMap((name) => {
    const message = errors[name]?.message;
    return message ? [{ field: id(name), message: say(message, { most: rupiah(most) }) }] : [];
  });

  async function allocate({ nilai, alasan }: { nilai: string; alasan: string }) {
    const needLineId = line?.needLine?.id;
    if (!needLineId) return;
    const allocations = [{ needLineId, amount: wholeNumber(nilai) ?? 0 }];
    const result = await send((idempotencyKey) => ({
      pledgeId: pool.pledgeId,
      allocations,
      reason: alasan.trim(),
      idempotencyKey,
    }));
    if (result?.__typename !== 'PoolAllocated') return;
    const made = result.allocations.flatMap(({ id: part, undo }) =>
      undo ? [{ id: part, version: undo.version, until: undo.until }] : [],
    );
    if (made[0]) offerUndo({ allocations: made, done: 'undo.done.ALLOCATED', subject: pool.code }, made[0].until);
    onClose();
  }

  return (
    <Box component="form" noValidate onSubmit={(event) => void handleSubmit(allocate)(event)} sx={{ mt: 2 }}>
      <ErrorSummary problems={own.length > 0 ? own : problems} />
      <TextField
        id={id('nilai')}
        label={say('matching.amount')}
        error={Boolean(errors.nilai)}
        helperText={
          errors.nilai?.message
            ? say(errors.nilai.message, { most: rupiah(most) })
            : say('matching.amountHint', { most: rupiah(most) })
        }
        slotProps={{ htmlInput: { ...register('nilai'), inputMode: 'numeric' } }}
        sx={{ mb: 2 }}
      />
      <TextField
        id={id('alasan')}
        label={say('matching.reason')}
        multiline
        minRows={2}
        error={Boolean(errors.alasan)}
        helperText={errors.alasan?.message ? say(errors.alasan.message) : say('matching.reasonHint')}
        slotProps={{ htmlInput: register('alasan') }}
        sx={{ mb: 2 }}
      />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={isBusy}>
          {say('matching.chooseNow')}
        </Button>
        <Button onClick={onClose}>{say('forms.cancel')}</Button>
      </Box>
    </Box>
  );
}
