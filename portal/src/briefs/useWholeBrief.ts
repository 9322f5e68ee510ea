import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import {
  FrozenBriefDocument,
  type FrozenBriefQuery,
  type FrozenBriefQueryVariables,
} from '../api/generated/graphql.ts';
import { ask, type Answer, type HubFault } from '../api/request.ts';
import { keyOf } from '../api/useAsk.ts';
import { useSession } from '../session/useSession.ts';

export type Brief = NonNullable<FrozenBriefQuery['meetingBrief']>;
export type BriefLists = Pick<FrozenBriefQueryVariables, 'decisions' | 'gaps' | 'doubts' | 'matrix' | 'late'>;

interface List<T> {
  nodes: T[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Puts the next page of a list behind what is there; where it ended stays known when nothing came. */
function joined<T>(before: List<T>, next: List<T>): List<T> {
  return {
    nodes: [...before.nodes, ...next.nodes],
    totalCount: next.totalCount,
    pageInfo: {
      hasNextPage: next.pageInfo.hasNextPage,
      endCursor: next.pageInfo.endCursor ?? before.pageInfo.endCursor,
    },
  };
}

function withNext(before: Brief, next: Brief): Brief {
  return {
    ...next,
    needs: before.needs &&
      next.needs && {
        ...next.needs,
        decisions: joined(before.needs.decisions, next.needs.decisions),
        gaps: joined(before.needs.gaps, next.needs.gaps),
        doubts: joined(before.needs.doubts, next.needs.doubts),
      },
    coverage: before.coverage &&
      next.coverage && {
        ...next.coverage,
        matrix: joined(before.coverage.matrix, next.coverage.matrix),
        late: joined(before.coverage.late, next.coverage.late),
      },
  };
}

/** From where each list goes on; null when all are whole. */
function furtherOf({ needs, coverage }: Brief): BriefLists | null {
  const lists = {
    decisions: needs?.decisions,
    gaps: needs?.gaps,
    doubts: needs?.doubts,
    matrix: coverage?.matrix,
    late: coverage?.late,
  };
  if (!Object.values(lists).some((list) => list?.pageInfo.hasNextPage)) return null;
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list?.pageInfo.endCursor ?? null]));
}

async function wholeBrief(code: string, signal: AbortSignal): Promise<Answer<FrozenBriefQuery>> {
  const first = await ask(FrozenBriefDocument, { code }, signal);
  let brief = first.data.meetingBrief ?? null;
  for (let lists = brief && furtherOf(brief); brief && lists; lists = furtherOf(brief)) {
    const { data } = await ask(FrozenBriefDocument, { code, ...lists }, signal);
    if (!data.meetingBrief) break;
    brief = withNext(brief, data.meetingBrief);
  }
  return { ...first, data: { meetingBrief: brief } };
}

/** A brief with all its rows. A part that is still being frozen is asked for again; what is frozen never changes. */
export function useWholeBrief(code: string): UseQueryResult<Answer<FrozenBriefQuery>, HubFault> {
  const { subject } = useSession();
  return useQuery<Answer<FrozenBriefQuery>, HubFault>({
    queryKey: keyOf(FrozenBriefDocument, { code }, subject, true),
    queryFn: ({ signal }) => wholeBrief(code, signal),
    refetchInterval: ({ state }) => (state.data?.data.meetingBrief?.isComplete === false ? 2_000 : false),
  });
}
