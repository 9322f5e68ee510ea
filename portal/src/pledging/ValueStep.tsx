import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { RupiahField } from '../amounts/RupiahField.tsx';
import { LineAmount } from '../coverage/LineAmount.tsx';
import type { Problem } from '../forms/problems.ts';
import { count } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import type { StartGap } from './beginning.ts';
import { NumberField } from './NumberField.tsx';
import { offeredOf } from './typed.ts';
import type { Draft } from './useDraft.ts';
import { problemAt } from './useProblems.ts';

interface StepProps {
  gap: StartGap;
  draft: Draft;
  problems: readonly Problem[];
}

function Goods({ draft, problems, unit }: Omit<StepProps, 'gap'> & { unit: string }) {
  const say = useWords();
  const { typed, change } = draft;
  return (
    <>
      <NumberField
        id="jumlah"
        label={say('pledging.value.quantity', { unit })}
        value={typed.amount}
        onChange={(amount) => change({ amount })}
        problem={problemAt(problems, 'jumlah')}
      />
      <RupiahField
        id="taksiran"
        label={say('pledging.value.worth')}
        value={typed.value}
        onChange={(value) => change({ value })}
        problem={problemAt(problems, 'taksiran')}
        hint={say('pledging.value.worthHint')}
      />
    </>
  );
}

function People({ draft, problems }: Omit<StepProps, 'gap'>) {
  const say = useWords();
  const { typed, change } = draft;
  const hours = offeredOf(typed, { kind: 'PERSON_TIME' }, currentLanguage());
  return (
    <>
      <NumberField
        id="orang"
        label={say('pledging.value.people')}
        value={typed.people}
        onChange={(people) => change({ people })}
        problem={problemAt(problems, 'orang')}
      />
      <NumberField
        id="jam"
        label={say('pledging.value.hours')}
        value={typed.hours}
        onChange={(each) => change({ hours: each })}
        problem={problemAt(problems, 'jam')}
      />
      <Typography role="status">{hours !== null && say('pledging.value.sum', { hours: count(hours) })}</Typography>
    </>
  );
}

/** How much: money as people write it, goods and services counted and valued, people times hours. */
export function ValueStep({ gap, draft, problems }: StepProps) {
  const say = useWords();
  const { typed, change, line } = draft;
  const account = gap.coverage?.lines.find(({ needLine }) => needLine?.id === line?.id);
  const offered = line ? offeredOf(typed, line, currentLanguage()) : null;
  if (!line) return <Typography>{say('pledging.problem.kind')}</Typography>;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Typography>
        {say('pledging.kind.open')} <LineAmount line={line} value={account?.open} />
      </Typography>
      {line.kind === 'MONEY' && (
        <RupiahField
          id="jumlah"
          label={say('pledging.value.money')}
          value={typed.amount}
          onChange={(amount) => change({ amount })}
          problem={problemAt(problems, 'jumlah')}
        />
      )}
      {(line.kind === 'GOODS' || line.kind === 'SERVICE') && (
        <Goods draft={draft} problems={problems} unit={line.unit} />
      )}
      {line.kind === 'PERSON_TIME' && <People draft={draft} problems={problems} />}
      <Box role="status">
        {account && offered !== null && offered > account.open && (
          <Alert severity="warning">
            {say('pledging.value.tooMuch')} <LineAmount line={line} value={account.open} />
          </Alert>
        )}
      </Box>
    </Box>
  );
}
