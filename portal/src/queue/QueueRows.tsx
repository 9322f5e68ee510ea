import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';

import type { QueuePledgesQuery } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { NO_FIGURE } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { useHasRoom } from '../look/useHasRoom.ts';
import { StateTag } from '../states/StateTag.tsx';
import { FlagList } from './FlagList.tsx';
import { flagsOf } from './flags.ts';
import { Quantity } from '../quantities/Quantity.tsx';
import { TakenUpNote } from './TakenUp.tsx';
import { workingDaysSince } from './queueDays.ts';

export type QueuePart = NonNullable<QueuePledgesQuery['verificationQueue']>['nodes'][number];

interface RowProps {
  part: QueuePart;
  now: Date;
}

/** The way to the page where it is judged; J and K walk along these. */
function PartLink({ part }: { part: QueuePart }) {
  const code = part.pledge?.code ?? '';
  return (
    <PlaceLink
      to="/antrean/$code"
      params={{ code }}
      search={{ bagian: part.id }}
      data-queue-part={part.id}
      sx={{ fontWeight: 600 }}
    >
      {code || NO_FIGURE}
    </PlaceLink>
  );
}

function Waiting({ part, now }: RowProps) {
  const say = useWords();
  if (!part.submittedAt) return NO_FIGURE;
  const days = workingDaysSince(part.submittedAt, now);
  return days === 0 ? say('queue.today') : say('queue.days', { days });
}

const Where = ({ part }: { part: QueuePart }) => (
  <span lang="id">
    {part.gapArea?.title ?? NO_FIGURE}
    {part.gapArea && ` · ${part.gapArea.area.name}`}
  </span>
);

function PartCard({ part, now }: RowProps) {
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
        <PartLink part={part} />
        <StateTag state={part.state} hasQuestion={part.infoRequest !== null} />
      </Box>
      <Typography lang="id" sx={{ fontWeight: 600, mt: 0.5 }}>
        {part.company?.name ?? NO_FIGURE}
      </Typography>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        <Where part={part} />
      </Typography>
      <Typography sx={{ my: 0.5 }}>
        <Quantity {...part} /> · <Waiting part={part} now={now} />
      </Typography>
      <TakenUpNote taken={part.takenUp} />
      <FlagList flags={flagsOf(part, now)} />
    </Paper>
  );
}

function PartRow({ part, now }: RowProps) {
  return (
    <TableRow sx={{ '&:focus-within': { bgcolor: 'own.tint' } }}>
      <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
        <PartLink part={part} />
      </TableCell>
      <TableCell>
        <span lang="id">{part.company?.name ?? NO_FIGURE}</span>
        <Typography variant="body2" color="textSecondary">
          <Where part={part} />
        </Typography>
        <TakenUpNote taken={part.takenUp} />
      </TableCell>
      <TableCell align="right">
        <Quantity {...part} />
      </TableCell>
      <TableCell>
        <Waiting part={part} now={now} />
      </TableCell>
      <TableCell>
        <StateTag state={part.state} hasQuestion={part.infoRequest !== null} />
      </TableCell>
      <TableCell>
        <FlagList flags={flagsOf(part, now)} />
      </TableCell>
    </TableRow>
  );
}

const HEADS = ['pledge', 'company', 'value', 'waiting', 'state', 'look'] as const;

/** The parts that wait: a table, and cards on a phone. */
export function QueueRows({ parts, now }: { parts: readonly QueuePart[]; now: Date }) {
  const say = useWords();
  const hasRoom = useHasRoom(60);
  if (!hasRoom) {
    return (
      <Box component="ul" aria-label={say('queue.title')} sx={{ p: 0, m: 0 }}>
        {parts.map((part) => (
          <PartCard key={part.id} part={part} now={now} />
        ))}
      </Box>
    );
  }
  return (
    <Table aria-label={say('queue.title')}>
      <TableHead>
        <TableRow>
          {HEADS.map((head) => (
            <TableCell key={head} align={head === 'value' ? 'right' : 'left'} sx={{ fontWeight: 600 }}>
              {say(`queue.head.${head}`)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {parts.map((part) => (
          <PartRow key={part.id} part={part} now={now} />
        ))}
      </TableBody>
    </Table>
  );
}
