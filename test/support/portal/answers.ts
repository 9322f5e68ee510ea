import type { Page } from 'playwright-core';

/** The body of an answer of the hub, as a test changes it. */
export interface HubAnswer {
  data?: Record<string, any> | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/**
 * Changes what the hub answers to this page: `change` gets each answer and gives back what the page sees. So a page is
 * shown what is rare, such as a part of the hub that is away, without harming the hub that other tests use.
 */
export async function changeAnswers(page: Page, change: (answer: HubAnswer) => HubAnswer): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as HubAnswer;
    await route.fulfill({ response, json: change(answer) });
  });
}

const AWAY = {
  code: 'SERVICE_UNAVAILABLE',
  retryable: true,
  service: 'csr',
  wording: {
    id: 'Bagian ini sedang tidak tersedia. Coba lagi sebentar lagi.',
    en: 'This part is away. Try again in a moment.',
  },
};

/** What the gateway answers when a subgraph is away: null there, and a fault that names the place. */
export const away = (answer: HubAnswer, data: HubAnswer['data'], path: (string | number)[]): HubAnswer => ({
  ...answer,
  data,
  errors: [{ message: 'away', path, extensions: AWAY }],
});

/** The list of gaps while the accounts are away. */
export function withoutCoverage(answer: HubAnswer): HubAnswer {
  const gaps = answer.data?.['gapAreas'];
  if (!gaps?.nodes) return answer;
  const nodes = gaps.nodes.map((gap: object) => ({ ...gap, coverage: null }));
  return away(answer, { ...answer.data, gapAreas: { ...gaps, nodes } }, ['gapAreas', 'nodes', 0, 'coverage']);
}

/** Answers in the hub's place whatever is asked with `mark` in it, so that nothing of it reaches the hub. */
export async function answerInstead(page: Page, mark: string, body: HubAnswer, status = 200): Promise<void> {
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes(mark) ? route.fulfill({ status, json: body }) : route.fallback(),
  );
}

/** A hub that asks this page to wait a minute. */
export const throttle = (page: Page) =>
  answerInstead(
    page,
    '',
    {
      errors: [
        {
          message: 'Too many requests from your address. Wait a minute, then go on.',
          extensions: {
            code: 'THROTTLED',
            retryable: true,
            wording: {
              id: 'Terlalu banyak permintaan. Coba lagi sebentar lagi.',
              en: 'Too many requests from your address. Wait a minute, then go on.',
            },
          },
        },
      ],
    },
    429,
  );

/** A hub whose answer does not come. */
export const keepWaiting = (page: Page) => page.route('**/graphql', () => undefined);
