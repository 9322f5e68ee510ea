import { randomUUID } from 'node:crypto';

import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { asker, type Ask } from '../support/client.ts';
import { copyTemplate } from '../support/databases.ts';
import { enterHub, startHub, type Hub, type StartedHub } from '../support/hub.ts';
import { inParallel, submit, type Offer, type OnShortfall, type Submitted } from '../support/pledging.ts';
import { aCompany, aGap, coverageOf, type CompanyUser, type Gap } from '../support/world.ts';

const NEED = 1_000_000_000;
const OFFER = 30_000_000;
const TIMES = 200;
/** With a slow database some wait longer than a call may take. */
const TRIES = 10;

/** Two hub processes over one database: what a lock in one process's memory would not hold. */
async function twoHubs(purpose: string, env: Record<string, string> = {}) {
  const databaseUrl = await copyTemplate(inject('clusterUrl'), purpose);
  const first = await startHub('one process', databaseUrl, env);
  // The second believes the first one's tokens.
  const issuer = `${first.address.url}/auth`;
  const second = await startHub('one process', databaseUrl, {
    ...env,
    OIDC_ISSUER: issuer,
    OIDC_JWKS_URL: `${issuer}/jwks`,
  });
  return { databaseUrl, started: [first, second], hub: await enterHub(first.address) };
}

/** Watches the account row itself while the race runs; gives the widest it ever was. */
function watchAccount(databaseUrl: string, needLineId: string) {
  const client = new Client({ connectionString: databaseUrl });
  let widest = 0n;
  let looks = 0;
  let isOver = false;
  const loop = (async () => {
    await client.connect();
    while (!isOver) {
      const { rows } = await client.query<{ taken: string }>(
        'select held + committed + delivered + budget as taken from csr.need_account where need_line_id = $1',
        [needLineId],
      );
      const taken = BigInt(rows[0]?.taken ?? 0);
      widest = taken > widest ? taken : widest;
      looks += 1;
    }
    await client.end();
  })();
  return async () => {
    isOver = true;
    await loop;
    return { widest, looks };
  };
}

/** As a client does: what could not be answered in time is sent again under its own key. */
async function submitUntilAnswered(ask: Ask, offer: Offer) {
  const key = randomUUID();
  for (let tries = 1; ; tries += 1) {
    const told = await submit(ask, { ...offer, key });
    const isRetryable = told.answer.errors?.every(({ extensions }) => extensions['retryable'] === true) ?? false;
    if (!isRetryable || tries === TRIES) return told;
  }
}

async function race(hub: Hub, urls: string[], companies: CompanyUser[], gap: Gap, onShortfall: OnShortfall) {
  const line = gap.lines[0]?.id ?? '';
  const users = companies.flatMap(({ token }) => urls.map((url) => asker(`${url}/graphql`, token)));
  const stopWatching = watchAccount(hub.databaseUrl, line);
  const answers = await inParallel(
    Array.from({ length: TIMES }, (_, index) => index),
    TIMES,
    async (index) => {
      const user = users[index % users.length] ?? hub.ask;
      return submitUntilAnswered(user, { needLineId: line, amount: OFFER, onShortfall });
    },
  );
  const { widest, looks } = await stopWatching();
  const outcomes = answers.map(({ outcome }) => outcome);
  const faults = answers.filter(({ answer }) => answer.errors);
  const account = (await coverageOf(hub, gap.id))?.lines[0];
  return { outcomes, faults, widest, looks, account };
}

const sumOf = (outcomes: (Submitted | null)[], state: string) =>
  outcomes
    .flatMap((outcome) => outcome?.pledge?.allocations ?? [])
    .filter((allocation) => allocation.state === state)
    .reduce((sum, { amount }) => sum + amount, 0);

describe.each([
  ['as it is', {}],
  ['with 30 ms added to every database round trip', { SIMPUL_SQL_DELAY_MS: '30' }],
  ['with 100 ms added to every database round trip', { SIMPUL_SQL_DELAY_MS: '100' }],
])('a race, %s', (_name, env) => {
  let started: StartedHub[] = [];
  let hub: Hub;
  let urls: string[] = [];
  const companies: CompanyUser[] = [];

  beforeAll(async () => {
    const made = await twoHubs('race', env);
    ({ started, hub } = made);
    urls = started.map(({ address }) => address.url);
    for (let count = 0; count < 4; count += 1) companies.push(await aCompany(hub));
  });
  afterAll(async () => {
    await hub.close();
    await Promise.all(started.map((one) => one.stop()));
  });

  test('200 companies at once never take more than the need, and each loser learns what is open', async () => {
    const gap = await aGap(hub, [{ need: NEED }]);
    const { outcomes, faults, widest, looks, account } = await race(hub, urls, companies, gap, 'REFUSE');
    expect(faults).toEqual([]);
    const accepted = outcomes.filter((outcome) => outcome?.__typename === 'PledgeSubmitted');
    const losers = outcomes.filter((outcome) => outcome?.__typename === 'GapHasLessOpen');
    expect(accepted).toHaveLength(Math.floor(NEED / OFFER));
    expect(losers).toHaveLength(TIMES - accepted.length);
    expect(losers.every((loser) => (loser?.lines?.[0]?.open ?? OFFER) < OFFER)).toBe(true);
    expect(sumOf(outcomes, 'SUBMITTED')).toBe(account?.held);
    expect(widest).toBeLessThanOrEqual(BigInt(NEED));
    expect(looks).toBeGreaterThan(5);
  });

  test('with PARTIAL the need is taken to the last rupiah and no further', async () => {
    const gap = await aGap(hub, [{ need: NEED }]);
    const { outcomes, faults, widest, account } = await race(hub, urls, companies, gap, 'PARTIAL');
    expect(faults).toEqual([]);
    expect(account?.held).toBe(NEED);
    expect(account?.open).toBe(0);
    expect(sumOf(outcomes, 'SUBMITTED')).toBe(NEED);
    expect(outcomes.filter((outcome) => outcome?.__typename === 'GapHasLessOpen')).toHaveLength(
      TIMES - Math.ceil(NEED / OFFER),
    );
    expect(widest).toBeLessThanOrEqual(BigInt(NEED));
  });

  test('with WAITLIST nobody is turned away, and what waits takes nothing', async () => {
    const gap = await aGap(hub, [{ need: NEED }]);
    const { outcomes, faults, widest, account } = await race(hub, urls, companies, gap, 'WAITLIST');
    expect(faults).toEqual([]);
    expect(outcomes.every((outcome) => outcome?.__typename === 'PledgeSubmitted')).toBe(true);
    expect(sumOf(outcomes, 'SUBMITTED')).toBe(account?.held);
    expect(sumOf(outcomes, 'SUBMITTED')).toBe(Math.floor(NEED / OFFER) * OFFER);
    expect(sumOf(outcomes, 'WAITLISTED')).toBe((TIMES - Math.floor(NEED / OFFER)) * OFFER);
    expect(widest).toBeLessThanOrEqual(BigInt(NEED));
  });
});
