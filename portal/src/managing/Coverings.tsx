import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { ReleaseCoveringDocument } from '../api/generated/graphql.ts';
import { useOnce } from '../forms/useOnce.ts';
import { useWords } from '../language/useWords.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { ReasonForm } from '../queue/ReasonForm.tsx';
import { CoverForm } from './CoverForm.tsx';
import type { EditedGap } from './editedGap.ts';

type Line = EditedGap['needLines'][number];
type Covering = Line['coverings'][number];

function CoveringRow({ covering, line, mayChange }: { covering: Covering; line: Line; mayChange: boolean }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const { send, isBusy, problems } = useOnce(ReleaseCoveringDocument, `release ${covering.id}`, {
    pick: (data) => data.releaseCovering,
    said: () => say('managing.wrong.reason'),
  });
  return (
    <li>
      <Quantity {...line} amount={covering.amount} /> ·{' '}
      <span lang="id">
        {covering.budgetLine?.name} ({covering.budgetLine?.agency})
      </span>{' '}
      {mayChange && !isOpen && (
        <Button size="small" onClick={() => setOpen(true)}>
          {say('managing.cover.release')}
        </Button>
      )}
      {isOpen && (
        <ReasonForm
          id={covering.id}
          label={say('managing.field.reason')}
          send={say('managing.cover.release')}
          isBusy={isBusy}
          problems={problems}
          onSend={(reason) => void send((idempotencyKey) => ({ coveringId: covering.id, reason, idempotencyKey }))}
          onCancel={() => setOpen(false)}
        />
      )}
    </li>
  );
}

function LineCoverings({ gap, line }: { gap: EditedGap; line: Line }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const mayCover = gap.viewerCan.change && line.kind !== 'PERSON_TIME';
  return (
    <Box sx={{ mb: 3 }}>
      <Typography variant="h3">{[say(`managing.kind.${line.kind}`), line.item].filter(Boolean).join(': ')}</Typography>
      <Typography>
        {say('managing.cover.need')} <Quantity {...line} amount={line.need} /> · {say('managing.cover.budget')}{' '}
        {line.budgetKnown ? <Quantity {...line} amount={line.budget} /> : say('managing.cover.unknown')}
      </Typography>
      <Box component="ul" sx={{ pl: 2.5, my: 1 }}>
        {line.coverings.map((covering) => (
          <CoveringRow key={covering.id} covering={covering} line={line} mayChange={gap.viewerCan.change} />
        ))}
      </Box>
      {mayCover && !isOpen && (
        <Button variant="outlined" onClick={() => setOpen(true)}>
          {say('managing.cover.add')}
        </Button>
      )}
      {isOpen && <CoverForm gap={gap} line={line} onClose={() => setOpen(false)} />}
    </Box>
  );
}

/** Which budget lines pay for how much of each need line. */
export function Coverings({ gap }: { gap: EditedGap }) {
  return gap.needLines.map((line) => <LineCoverings key={line.id} gap={gap} line={line} />);
}
