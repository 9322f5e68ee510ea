import Typography from '@mui/material/Typography';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { QueuePledgesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { ForRole } from '../frame/ForRole.tsx';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Fault, Loading, Unavailable } from '../frame/States.tsx';
import { clock } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { UndoBar } from '../undo/UndoBar.tsx';
import { flagsOf } from './flags.ts';

import { KeyHelp } from './KeyHelp.tsx';
import { QueueRows, type QueuePart } from './QueueRows.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { QUEUE_FILTERS, type Intent, type QueueFilter } from './search.ts';
import { TARGET_DAYS, workingDaysSince } from './queueDays.ts';
import { useShortcuts, useShortcutsOn } from './shortcuts.ts';
import { useWithin } from './useWithin.ts';
import { WithinChoice } from './WithinChoice.tsx';

const KEYS = [
  ['J', 'queue.keys.next'],
  ['K', 'queue.keys.previous'],
  ['V', 'queue.keys.verify'],
  ['R', 'queue.keys.reject'],
] as const;

const links = () => [...document.querySelectorAll<HTMLElement>('[data-queue-part]')];

/** J and K walk along the rows; V and R open the one that has the focus at the decision. */
function useQueueKeys(parts: readonly QueuePart[], isOn: boolean) {
  const navigate = useNavigate();
  const at = () => links().findIndex((link) => link === document.activeElement);
  const open = (lakukan: Intent) => {
    const part = parts[at()];
    if (part?.pledge) {
      void navigate({ to: '/antrean/$code', params: { code: part.pledge.code }, search: { bagian: part.id, lakukan } });
    }
  };
  const walk = (step: number) => {
    const all = links();
    all[Math.min(Math.max(at() + step, 0), all.length - 1)]?.focus();
  };
  useShortcuts({ j: () => walk(1), k: () => walk(-1), v: () => open('verifikasi'), r: () => open('tolak') }, isOn);
}

function FilterNotice({ filter }: { filter: QueueFilter }) {
  const say = useWords();
  return (
    <Typography sx={{ mb: 1 }}>
      {say(`queue.filtered.${filter}`)}{' '}
      <PlaceLink to="/antrean" search={(now: Record<string, unknown>) => ({ ...now, saring: undefined })}>
        {say('queue.showAll')}
      </PlaceLink>
    </Typography>
  );
}

function Queue() {
  const say = useWords();
  const within = useWithin();
  const { saring } = useSearch({ from: '/antrean' });
  const [isOn, setOn] = useShortcutsOn();
  const answer = useAsk(QueuePledgesDocument, { within }, { keepsPrevious: true, everyMs: 30_000 });
  const queue = answer.data?.data.verificationQueue;
  const now = new Date(answer.data?.at ?? 0);
  const all = queue?.nodes ?? [];
  const parts = saring ? all.filter((part) => flagsOf(part, now).includes(QUEUE_FILTERS[saring])) : all;
  useQueueKeys(parts, isOn);
  const oldest = all[0]?.submittedAt;
  return (
    <>
      {answer.isPending && <Loading />}
      {answer.error && <Fault fault={answer.error} at={answer.data?.at} onRetry={() => void answer.refetch()} />}
      {answer.data && !queue && <Unavailable what={say('queue.what')} onRetry={() => void answer.refetch()} />}
      {queue && (
        <Typography role="status" color="textSecondary" sx={{ mb: 1 }}>
          {say('queue.count', { total: queue.totalCount })}
          {oldest &&
            workingDaysSince(oldest, now) > 0 &&
            ` · ${say('queue.oldest', { days: workingDaysSince(oldest, now) })}`}
          {` · ${say('queue.target', { days: TARGET_DAYS })}`}
          {queue.totalCount > all.length && ` · ${say('queue.firstOnly', { shown: all.length })}`}
        </Typography>
      )}
      {saring && <FilterNotice filter={saring} />}
      {queue && parts.length === 0 && (
        <Empty why={say(saring ? 'queue.emptyFiltered' : 'queue.empty', { time: clock(now) })}>
          <PlaceLink to="/kerja">{say('queue.toDesk')}</PlaceLink>
        </Empty>
      )}
      {parts.length > 0 && <KeyHelp keys={KEYS} isOn={isOn} onChange={setOn} />}
      {parts.length > 0 && <QueueRows parts={parts} now={now} />}
    </>
  );
}

/** What waits for a decision of the coordinator, the oldest first. */
export function QueueScreen() {
  const say = useWords();
  return (
    <Page title={say('queue.title')}>
      <ForRole roles={['FORUM_COORDINATOR', 'ADMIN']}>
        <QueueTabs />
        <WithinChoice />
        <UndoBar />
        <Queue />
      </ForRole>
    </Page>
  );
}
