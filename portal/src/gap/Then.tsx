import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';

import { GapThenDocument } from '../api/generated/graphql.ts';
import type { Fault as HubFaultEntry } from '../api/request.ts';
import { useAsk } from '../api/useAsk.ts';
import { CoverageTable } from '../coverage/CoverageTable.tsx';
import { Fault, Loading } from '../frame/States.tsx';
import { day, localDay } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { FoldedSection } from './Section.tsx';
import type { Gap } from './useLiveGap.ts';

/** The last moment of a day in Jakarta, or now for today. */
function endOf(date: string): string {
  const end = new Date(`${date}T23:59:59+07:00`);
  return (end.getTime() > Date.now() ? new Date() : end).toISOString();
}

/** Nothing was known then: the gap was not there yet, or the hub itself remembers nothing of that day. */
function isBefore({ extensions }: HubFaultEntry): boolean {
  if (extensions?.code === 'NOT_FOUND') return true;
  return extensions?.fields?.some(({ code }) => code === 'AS_OF_BEFORE_HISTORY') ?? false;
}

function Known({ code, date }: { code: string; date: string }) {
  const say = useWords();
  const [asOf] = useState(() => endOf(date));
  const answer = useAsk(GapThenDocument, { code, asOf });
  const gap = answer.data?.data.gapArea;
  const isUnknown = answer.data?.faults.some(isBefore) ?? false;
  return (
    <Box aria-live="polite">
      {answer.isPending && <Loading lines={2} />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {isUnknown && <Typography>{say('gap.then.nothing', { day: day(date) })}</Typography>}
      {gap && !gap.coverage && <Typography>{say('gap.then.nothing', { day: day(date) })}</Typography>}
      {gap?.coverage?.lines.map((line) => (
        <CoverageTable
          key={line.needLine?.id ?? line.unit}
          line={line}
          caption={say('gap.then.caption', { kind: say(`gap.kind.${line.kind}`), day: day(date) })}
        />
      ))}
    </Box>
  );
}

/** What was known of the gap on an earlier day. */
export function Then({ gap }: { gap: Gap }) {
  const say = useWords();
  const [date, setDate] = useState('');
  const [last] = useState(() => localDay(new Date()));
  return (
    <FoldedSection title={say('gap.then.title')}>
      <TextField
        type="date"
        label={say('gap.then.day')}
        value={date}
        onChange={(event) => setDate(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: last } }}
        sx={{ maxWidth: 240, mb: 2 }}
      />
      {/^20\d\d-\d\d-\d\d$/.test(date) && date <= last && <Known key={date} code={gap.code} date={date} />}
    </FoldedSection>
  );
}
