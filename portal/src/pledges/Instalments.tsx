import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { day, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Progress } from '../quantities/Progress.tsx';
import { Tag } from '../states/StateTag.tsx';
import { filledTerms } from './instalments.ts';

interface Term {
  number: number;
  dueOn: string;
  amount: number;
  isLate: boolean;
}

/** When the money of a pledge comes, term by term, each with how much of it has come. */
export function Instalments({ terms, received }: { terms: readonly Term[]; received: number }) {
  const say = useWords();
  if (terms.length === 0) return null;
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {say('pledges.terms.title')}
      </Typography>
      <Box component="ol" sx={{ p: 0, m: 0, listStyle: 'none', maxWidth: 720 }}>
        {filledTerms(terms, received).map(({ number, dueOn, amount, isLate, filled }) => (
          <Box component="li" key={number} sx={{ py: 1.25, borderBottom: '1px solid', borderColor: 'own.hairline' }}>
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', justifyContent: 'space-between', mb: 0.5 }}>
              <span>
                {say('pledges.terms.one', { number, day: day(dueOn) })}{' '}
                {isLate && <Tag tone="bad">{say('pledges.terms.late')}</Tag>}
              </span>
              <span className="figure">
                {say('pledges.terms.of', { filled: rupiah(filled), amount: rupiah(amount) })}
              </span>
            </Box>
            <Progress
              label={say('pledges.terms.bar', { number, filled: rupiah(filled), amount: rupiah(amount) })}
              value={filled}
              total={amount}
              isLate={isLate}
            />
          </Box>
        ))}
      </Box>
    </Box>
  );
}
