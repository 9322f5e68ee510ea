import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';

import { LineAmount } from '../coverage/LineAmount.tsx';
import type { Problem } from '../forms/problems.ts';
import { useWords } from '../language/useWords.ts';
import type { StartGap } from './beginning.ts';
import type { Draft } from './useDraft.ts';
import { problemAt } from './useProblems.ts';

const KINDS = ['MONEY', 'GOODS', 'SERVICE', 'PERSON_TIME'] as const;

interface Choice {
  id: string;
  kind: (typeof KINDS)[number];
  item: string | null;
  unit: string;
  open: number | null;
  /** The id of the words that say why it cannot be chosen. */
  why: string | null;
  isHeld: boolean;
}

/** Every need of the gap, and every kind that it does not take with the reason. */
function choicesOf({ needLines, coverage }: StartGap): Choice[] {
  const taken = needLines.map((line): Choice => {
    const account = coverage?.lines.find(({ needLine }) => needLine?.id === line.id);
    return {
      id: line.id,
      kind: line.kind,
      item: line.item ?? null,
      unit: line.unit,
      open: account?.open ?? null,
      why: account?.uncovered === 0 ? 'pledging.kind.covered' : null,
      isHeld: account?.open === 0,
    };
  });
  const missing = KINDS.filter((kind) => !needLines.some((line) => line.kind === kind));
  const absent = (kind: Choice['kind']): Choice => ({
    id: kind,
    kind,
    item: null,
    unit: '',
    open: null,
    why: 'pledging.kind.notTaken',
    isHeld: false,
  });
  return [...taken, ...missing.map(absent)].toSorted(
    (one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind),
  );
}

function ChoiceLabel({ choice }: { choice: Choice }) {
  const say = useWords();
  return (
    <Box sx={{ py: 1 }}>
      <Typography component="span" sx={{ fontWeight: 600 }}>
        {say(`gap.kind.${choice.kind}`)}
        {choice.item && (
          <>
            {': '}
            <span lang="id">{choice.item}</span>
          </>
        )}
      </Typography>
      <Typography component="span" variant="body2" sx={{ display: 'block', color: 'text.secondary' }}>
        {choice.why && say(choice.why)}
        {!choice.why && choice.isHeld && say('pledging.kind.held')}
        {!choice.why && !choice.isHeld && (
          <>
            {say('pledging.kind.open')} <LineAmount line={choice} value={choice.open} />
          </>
        )}
      </Typography>
    </Box>
  );
}

interface StepProps {
  gap: StartGap;
  draft: Draft;
  problems: readonly Problem[];
}

/** What is given. A kind that the gap does not take stands there too, and says why. */
export function KindStep({ gap, draft, problems }: StepProps) {
  const say = useWords();
  const problem = problemAt(problems, 'bentuk');
  const choices = choicesOf(gap);
  const first = choices.find(({ why }) => !why)?.id;
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" sx={{ p: 0, mb: 1 }}>
        {say('pledging.kind.question')}
      </Typography>
      {problem && <Typography sx={{ color: 'error.main', fontWeight: 600 }}>{problem}</Typography>}
      <RadioGroup
        name="bentuk"
        aria-label={say('pledging.kind.question')}
        value={draft.typed.lineId}
        onChange={(_event, lineId) => draft.choose(lineId)}
      >
        {choices.map((choice) => (
          <FormControlLabel
            key={choice.id}
            value={choice.id}
            disabled={choice.why !== null}
            control={<Radio {...(choice.id === first && { slotProps: { input: { id: 'bentuk' } } })} />}
            label={<ChoiceLabel choice={choice} />}
            sx={{ alignItems: 'flex-start', '& .MuiRadio-root': { mt: 0.5 } }}
          />
        ))}
      </RadioGroup>
    </Box>
  );
}
