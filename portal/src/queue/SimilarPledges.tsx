import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import { NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { StateTag, Tag } from '../states/StateTag.tsx';
import type { CheckedPart } from './checkedPledge.ts';
import { Quantity } from '../quantities/Quantity.tsx';

type Overlap = CheckedPart['overlaps'][number];

function Similar({ overlap, part }: { overlap: Overlap; part: CheckedPart }) {
  const say = useWords();
  const { allocation, budgetLine, amount, verdict } = overlap;
  const name = budgetLine ? `${budgetLine.name} (${budgetLine.agency})` : allocation?.company?.name;
  return (
    <Box component="li" sx={{ py: 1, borderTop: '1px solid', borderColor: 'own.hairline', listStyle: 'none' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Tag tone={verdict === 'DUPLICATE' ? 'bad' : 'info'}>{say(`queue.verdict.${verdict}`)}</Tag>
        {allocation && <StateTag state={allocation.state} />}
      </Box>
      <div>
        <span lang="id">{name ?? say('queue.similar.unnamed')}</span>
        {allocation?.pledge && ` · ${allocation.pledge.code}`}
      </div>
      <div>
        {amount === null || amount === undefined ? (
          NO_FIGURE
        ) : (
          <Quantity
            amount={amount}
            kind={budgetLine ? 'MONEY' : (allocation?.kind ?? part.kind)}
            unit={allocation?.unit ?? part.unit}
          />
        )}{' '}
        · {overlap.areaCode} · {overlap.fiscalYear}
      </div>
    </Box>
  );
}

/** What else goes to the same place and purpose, and whether it would be too much. */
export function SimilarPledges({ part }: { part: CheckedPart }) {
  const say = useWords();
  return (
    <Paper component="section" sx={{ p: 2, borderColor: 'own.hairline' }}>
      <Typography variant="h2" sx={{ fontSize: '1.125rem', mb: 1 }}>
        {say('queue.similar.title')}
      </Typography>
      {part.overlaps.length === 0 && <Typography>{say('queue.similar.none')}</Typography>}
      <Box component="ul" sx={{ p: 0, m: 0 }}>
        {part.overlaps.map((overlap) => (
          <Similar
            key={`${overlap.allocation?.id ?? overlap.budgetLine?.name} ${overlap.areaCode} ${overlap.fiscalYear} ${overlap.amount}`}
            overlap={overlap}
            part={part}
          />
        ))}
      </Box>
    </Paper>
  );
}
