import { dataOf, until, type Ask } from './client.ts';
import type { Hub } from './hub.ts';
import { key, run } from './pledges.ts';

/** Freezes a brief, waits until all three parts have come, and gives its code. */
export async function aBrief(hub: Hub, ask: Ask, scope: Record<string, unknown>): Promise<string> {
  const fields = '... on MeetingBriefFrozen { brief { code } } ... on Refusal { code }';
  const { brief } = await run(ask, 'freezeMeetingBrief', { ...scope, ...key() }, fields);
  await until(
    async () =>
      (await dataOf(hub.ask('query ($code: ID!) { meetingBrief(code: $code) { isComplete } }', { code: brief.code })))
        .meetingBrief,
    ({ isComplete }) => isComplete,
  );
  return brief.code;
}
