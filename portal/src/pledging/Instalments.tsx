import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';

import { normalRupiah } from '../amounts/parseRupiah.ts';
import { RupiahField } from '../amounts/RupiahField.tsx';
import type { Problem } from '../forms/problems.ts';
import { rupiah } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { missingOf, offeredOf, rupiahOf, type TypedInstalment } from './typed.ts';
import type { Draft } from './useDraft.ts';
import { problemAt } from './useProblems.ts';

const MOST = 12;

interface OneProps {
  at: number;
  one: TypedInstalment;
  problems: readonly Problem[];
  onChange: (part: Partial<TypedInstalment>) => void;
  onRemove: () => void;
}

function Instalment({ at, one, problems, onChange, onRemove }: OneProps) {
  const say = useWords();
  const dayProblem = problemAt(problems, `termin-${at}-tanggal`);
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none', display: 'grid', gap: 2 }}>
      <Typography component="h3" variant="h3">
        {say('pledging.plan.one', { at: at + 1 })}
      </Typography>
      <TextField
        id={`termin-${at}-tanggal`}
        type="date"
        label={say('pledging.plan.day')}
        value={one.dueOn}
        onChange={(event) => onChange({ dueOn: event.target.value })}
        error={dayProblem !== undefined}
        helperText={dayProblem}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ maxWidth: 260 }}
      />
      <RupiahField
        id={`termin-${at}-nilai`}
        label={say('pledging.plan.amount')}
        value={one.amount}
        onChange={(amount) => onChange({ amount })}
        problem={problemAt(problems, `termin-${at}-nilai`)}
      />
      <Button onClick={onRemove} sx={{ justifySelf: 'start' }}>
        {say('pledging.plan.remove', { at: at + 1 })}
      </Button>
    </Paper>
  );
}

/** The instalments of the money; none is a plan too. Says what is missing and evens out the last one. */
export function Instalments({ draft, problems }: { draft: Draft; problems: readonly Problem[] }) {
  const say = useWords();
  const { typed, change } = draft;
  const { instalments } = typed;
  const language = currentLanguage();
  const whole = offeredOf(typed, { kind: 'MONEY' }, language);
  const missing = whole === null || instalments.length === 0 ? null : missingOf(instalments, whole, language);
  const last = instalments.at(-1);
  const even = () => {
    const amount = (missing ?? 0) + (last ? (rupiahOf(last.amount, language) ?? 0) : 0);
    if (!last || amount < 1) return;
    change({ instalments: [...instalments.slice(0, -1), { ...last, amount: normalRupiah(amount, language) }] });
  };
  const add = () => {
    const rest = instalments.length === 0 ? whole : missing;
    const amount = rest !== null && rest > 0 ? normalRupiah(rest, language) : '';
    change({ instalments: [...instalments, { dueOn: '', amount }] });
  };
  return (
    <Box component="section" sx={{ mb: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('pledging.plan.title')}
      </Typography>
      <Typography sx={{ mb: 1.5 }}>{say('pledging.plan.text', { amount: rupiah(whole) })}</Typography>
      <Box component="ol" sx={{ p: 0, m: 0 }}>
        {instalments.map((one, at) => (
          <Instalment
            // Instalments have no name of their own: their place is what they are.
            key={`termin-${String(at)}`}
            at={at}
            one={one}
            problems={problems}
            onChange={(part) => change({ instalments: instalments.with(at, { ...one, ...part }) })}
            onRemove={() => change({ instalments: instalments.toSpliced(at, 1) })}
          />
        ))}
      </Box>
      <Box role="status">
        {missing !== null && missing > 0 && say('pledging.plan.less', { amount: rupiah(missing) })}
        {missing !== null && missing < 0 && say('pledging.plan.more', { amount: rupiah(-missing) })}
      </Box>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 1 }}>
        {instalments.length < MOST && (
          <Button variant="outlined" onClick={add}>
            {say('pledging.plan.add')}
          </Button>
        )}
        {missing !== null && missing !== 0 && <Button onClick={even}>{say('pledging.plan.even')}</Button>}
      </Box>
    </Box>
  );
}
