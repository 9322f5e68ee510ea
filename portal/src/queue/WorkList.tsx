import Typography from '@mui/material/Typography';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import type { Answer, HubFault } from '../api/request.ts';
import { Answered } from '../frame/Answered.tsx';
import { ForRole } from '../frame/ForRole.tsx';
import { Page } from '../frame/Page.tsx';
import { Empty, Unavailable } from '../frame/States.tsx';
import { clock } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { UndoBar } from '../undo/UndoBar.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { WithinChoice } from './WithinChoice.tsx';

/** The page of a work list: its place among the others, for coordinators only. */
export function WorkPage({
  title,
  hasFault = false,
  children,
}: {
  title: string;
  hasFault?: boolean;
  children: ReactNode;
}) {
  return (
    <Page title={title} hasFault={hasFault}>
      <ForRole roles={['FORUM_COORDINATOR', 'ADMIN']}>
        <QueueTabs />
        <WithinChoice />
        <UndoBar />
        {children}
      </ForRole>
    </Page>
  );
}

interface WorkListProps<T, Row> {
  answer: UseQueryResult<Answer<T>, HubFault>;
  /** The rows in the answer; null where their part of the hub is away. */
  pick: (data: T) => { totalCount?: number | null; nodes: readonly Row[] } | null | undefined;
  /** What it is called when it is away. */
  what: string;
  empty: string;
  children: (rows: readonly Row[], at: Date) => ReactNode;
}

/** Rows that wait, in each of their states: loading, away, none, some. */
export function WorkList<T, Row>({ answer, pick, what, empty, children }: WorkListProps<T, Row>) {
  const say = useWords();
  return (
    <Answered answer={answer}>
      {({ data, at: asked }) => {
        const list = pick(data);
        if (!list) return <Unavailable what={what} onRetry={() => void answer.refetch()} />;
        const at = new Date(asked);
        if (list.nodes.length === 0) {
          return <Empty why={`${empty} ${say('queue.lookedAt', { time: clock(at) })}`} />;
        }
        return (
          <>
            <Typography role="status" color="textSecondary" sx={{ mb: 1 }}>
              {say('queue.waiting', { total: list.totalCount ?? list.nodes.length })}
            </Typography>
            {children(list.nodes, at)}
          </>
        );
      }}
    </Answered>
  );
}
