import Link from '@mui/material/Link';

import { PlaceLink } from '../frame/Header.tsx';
import { Unavailable } from '../frame/States.tsx';
import { NO_FIGURE, day } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { lineOf, type CheckedPart } from './checkedPledge.ts';
import { Facts } from './Facts.tsx';
import { Quantity } from '../quantities/Quantity.tsx';

const PARTS = ['need', 'budget', 'committed', 'delivered', 'held', 'uncovered', 'open'] as const;

/** The gap it is for, with the account of its need line. */
export function GapFacts({ part }: { part: CheckedPart }) {
  const say = useWords();
  const gap = part.gapArea;
  const line = lineOf(part);
  if (!gap) return <Unavailable what={say('queue.gap.what')} />;
  return (
    <Facts
      title={say('queue.gap.title')}
      facts={[
        [
          say('queue.gap.name'),
          <Link key="name" href={`/kesenjangan/${gap.code}`} lang="id">
            {gap.title}
          </Link>,
        ],
        [say('queue.gap.area'), <span key="area" lang="id">{`${gap.area.name} (${gap.area.code})`}</span>],
        [say('queue.gap.category'), gap.category.label],
        [say('queue.gap.people'), gap.peopleInNeed?.display ?? NO_FIGURE],
        [say('queue.gap.deadline'), gap.deadline ? day(gap.deadline) : NO_FIGURE],
        [
          say('queue.gap.evidence'),
          gap.evidence.length === 0
            ? say('queue.gap.noEvidence')
            : say('queue.gap.evidenceCount', { total: gap.evidence.length }),
        ],
        ...(gap.planningProposal
          ? [
              [
                say('queue.gap.origin'),
                <PlaceLink key="origin" to="/perencanaan/$code" params={{ code: gap.planningProposal.code }} lang="id">
                  {gap.planningProposal.title}
                </PlaceLink>,
              ] as const,
            ]
          : []),
        ...PARTS.map(
          (name) =>
            [say(`queue.line.${name}`), <Quantity key={name} {...part} amount={line?.[name] ?? null} />] as const,
        ),
      ]}
    >
      {!gap.coverage && <Unavailable what={say('queue.gap.coverage')} />}
      {!part.isGapTakingPledges && <strong>{say('queue.gap.closed')}</strong>}
    </Facts>
  );
}

/** Back to the list. */
export function BackToQueue() {
  const say = useWords();
  return <PlaceLink to="/antrean">{say('queue.title')}</PlaceLink>;
}
