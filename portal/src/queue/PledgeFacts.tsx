import { NO_FIGURE, count, day, instant, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { StateTag } from '../states/StateTag.tsx';
import type { CheckedPart, CheckedPledge } from './checkedPledge.ts';
import { Facts } from './Facts.tsx';
import { Quantity } from '../quantities/Quantity.tsx';

/** What the company offers. */
export function PledgeFacts({ pledge, part }: { pledge: CheckedPledge; part: CheckedPart }) {
  const say = useWords();
  const { instalments } = pledge;
  return (
    <Facts
      title={say('queue.pledge.title')}
      facts={[
        [
          say('queue.pledge.state'),
          <StateTag key="state" state={part.state} hasQuestion={part.infoRequest !== null} />,
        ],
        [
          say('queue.pledge.value'),
          <strong key="value">
            <Quantity {...part} />
          </strong>,
        ],
        ...(part.requestedAmount === part.amount
          ? []
          : [[say('queue.pledge.wanted'), <Quantity key="wanted" {...part} amount={part.requestedAmount} />] as const]),
        ...(part.estimatedValue === null || part.estimatedValue === undefined
          ? []
          : [[say('queue.pledge.worth'), rupiah(part.estimatedValue)] as const]),
        ...(part.people === null || part.people === undefined
          ? []
          : [
              [
                say('queue.pledge.people'),
                say('states.people', { people: count(part.people), hours: count(part.hoursEach) }),
              ] as const,
            ]),
        [say('states.channel'), pledge.channel ? say(`states.channel.${pledge.channel}`) : NO_FIGURE],
        [say('queue.pledge.submitted'), instant(part.submittedAt)],
        [say('queue.pledge.hold'), part.holdUntil ? day(part.holdUntil) : NO_FIGURE],
        [
          say('queue.pledge.instalments'),
          instalments.length === 0
            ? say('queue.pledge.noInstalments')
            : instalments.map(({ number, dueOn, amount }) => (
                <div key={number}>
                  {day(dueOn)}: {rupiah(amount)}
                </div>
              )),
        ],
        [say('queue.pledge.name'), say(pledge.isAnonymous ? 'queue.pledge.hidden' : 'queue.pledge.shown')],
        [
          say('queue.pledge.note'),
          <span key="note" lang="id">
            {pledge.note ?? NO_FIGURE}
          </span>,
        ],
        ...(part.infoRequest
          ? [
              [
                say('queue.pledge.asked'),
                <span key="asked" lang="id">
                  {part.infoRequest}
                </span>,
              ] as const,
            ]
          : []),
        ...(part.infoAnswer
          ? [
              [
                say('queue.pledge.answered'),
                <span key="answered" lang="id">
                  {part.infoAnswer}
                </span>,
              ] as const,
            ]
          : []),
      ]}
    />
  );
}
