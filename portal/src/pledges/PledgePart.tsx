import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

import type { PledgePartFragment } from '../api/generated/graphql.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { count, day, NO_FIGURE, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Progress } from '../quantities/Progress.tsx';
import { Quantity } from '../quantities/Quantity.tsx';
import { StateTag } from '../states/StateTag.tsx';
import { Question } from './Question.tsx';

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

/** How much was offered, as far as it is not said above: what it is worth, and what was asked for at first. */
function Offered({ part, isOnly }: { part: PledgePartFragment; isOnly: boolean }) {
  const say = useWords();
  const { kind, unit, amount, requestedAmount, estimatedValue, people } = part;
  if (isOnly && estimatedValue === null && people === null && requestedAmount === amount) return null;
  return (
    <Typography sx={{ mt: 1 }}>
      {!isOnly && (
        <strong>
          <Quantity {...part} />{' '}
        </strong>
      )}
      {estimatedValue !== null && say('pledges.part.worth', { value: rupiah(estimatedValue) })}
      {people !== null && say('states.people', { people: count(people), hours: count(part.hoursEach) })}
      {requestedAmount !== amount && (
        <>
          {' · '}
          {say('pledges.part.asked')} <Quantity kind={kind} unit={unit} amount={requestedAmount} />
        </>
      )}
    </Typography>
  );
}

interface PledgePartProps {
  part: PledgePartFragment;
  code: string;
  /** The pledge has no other: its state, amount and next step stand above already. */
  isOnly: boolean;
}

/** One gap that a pledge gives to: how much, where it stands, what came of it. */
export function PledgePart({ part, code, isOnly }: PledgePartProps) {
  const say = useWords();
  const { gapArea, kind, unit, item } = part;
  const isSendable = part.viewerCan.includes('RECORD_DELIVERY');
  return (
    <Paper component="li" sx={{ p: 2, mb: 1.5, listStyle: 'none' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', justifyContent: 'space-between' }}>
        <Typography variant="h3">
          {gapArea ? (
            <PlaceLink to="/kesenjangan/$code" params={{ code: gapArea.code }} lang="id">
              {gapArea.title}
            </PlaceLink>
          ) : (
            NO_FIGURE
          )}
        </Typography>
        {!isOnly && <StateTag state={part.state} hasQuestion={Boolean(part.infoRequest)} />}
      </Box>
      <Offered part={part} isOnly={isOnly} />
      <Question part={part} />
      {part.state !== 'DRAFT' && (
        <Box sx={{ my: 1 }}>
          <Progress label={say('pledges.part.progress')} value={part.delivered} total={part.amount} />
          <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
            {say('pledges.part.received')} <Quantity kind={kind} unit={unit} item={item} amount={part.delivered} />
            {part.holdUntil &&
              part.state === 'SUBMITTED' &&
              ` · ${say('pledges.part.hold', { day: day(part.holdUntil) })}`}
          </Typography>
        </Box>
      )}
      <Handovers part={part} />
      {((isSendable && !isOnly) || part.deliveries.totalCount > 0) && (
        <PlaceLink to="/ikrar/$code/penyaluran" params={{ code }} search={{ bagian: part.id }}>
          {isSendable && !isOnly
            ? say('pledges.part.send')
            : say('pledges.part.deliveries', { count: part.deliveries.totalCount })}
        </PlaceLink>
      )}
    </Paper>
  );
}
