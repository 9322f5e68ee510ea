import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import type { PledgePartFragment } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { day, NO_FIGURE, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Progress } from '../quantities/Progress.tsx';
import { Quantity } from '../quantities/Quantity.tsx';
import { StateTag } from '../states/StateTag.tsx';

function Handovers({ part }: { part: PledgePartFragment }) {
  const say = useWords();
  const records = part.deliveries.nodes.flatMap(({ handover }) => (handover ? [handover] : []));
  if (records.length === 0) return null;
  return (
    <Box component="ul" sx={{ pl: 2.5, my: 1 }}>
      {records.map(({ code, officialNumber, handedOverOn, receiver, stands }) => (
        <li key={code}>
          {say(stands ? 'pledges.handover' : 'pledges.handover.gone', {
            number: officialNumber ?? code,
            day: day(handedOverOn),
          })}{' '}
          <span lang="id">{receiver}</span>
        </li>
      ))}
    </Box>
  );
}

/** One gap that a pledge gives to: how much, where it stands, what came of it. */
export function PledgePart({ part, code }: { part: PledgePartFragment; code: string }) {
  const say = useWords();
  const { gapArea, kind, unit, item } = part;
  const isSendable = part.viewerCan.includes('RECORD_DELIVERY');
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', justifyContent: 'space-between' }}>
        <Typography variant="h3">
          {gapArea ? (
            <PlaceLink to="/kesenjangan" search={{ wilayah: gapArea.area.code }} lang="id">
              {gapArea.title}
            </PlaceLink>
          ) : (
            NO_FIGURE
          )}
        </Typography>
        <StateTag state={part.state} hasQuestion={Boolean(part.infoRequest)} />
      </Box>
      <Typography sx={{ mt: 1 }}>
        <strong>
          <Quantity {...part} />
        </strong>
        {part.estimatedValue !== null && ` (${say('pledges.part.worth', { value: rupiah(part.estimatedValue) })})`}
        {part.requestedAmount !== part.amount && (
          <>
            {' · '}
            {say('pledges.part.asked')} <Quantity kind={kind} unit={unit} amount={part.requestedAmount} />
          </>
        )}
      </Typography>
      {part.infoRequest && (
        <Box sx={{ bgcolor: 'own.strip', color: 'own.stripText', p: 1.5, my: 1, borderRadius: 1 }}>
          <strong>{say('pledges.part.question')}</strong> <span lang="id">{part.infoRequest}</span>
        </Box>
      )}
      <Box sx={{ my: 1 }}>
        <Progress label={say('pledges.part.progress')} value={part.delivered} total={part.amount} />
        <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
          {say('pledges.part.received')} <Quantity kind={kind} unit={unit} item={item} amount={part.delivered} />
          {part.holdUntil &&
            part.state === 'SUBMITTED' &&
            ` · ${say('pledges.part.hold', { day: day(part.holdUntil) })}`}
        </Typography>
      </Box>
      <Handovers part={part} />
      {(isSendable || part.deliveries.totalCount > 0) && (
        <PlaceLink to="/ikrar/$code/penyaluran" params={{ code }} search={{ bagian: part.id }}>
          {isSendable
            ? say('pledges.part.send')
            : say('pledges.part.deliveries', { count: part.deliveries.totalCount })}
        </PlaceLink>
      )}
    </Paper>
  );
}
