import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { firstHub } from '../support/shared-hubs.ts';

const SCRIPT = 'https://embeddable-sandbox.cdn.apollographql.com/**';
const FRAME = 'https://sandbox.embed.apollographql.com';

/** What Apollo's script does with the page it is given: a frame of Apollo's own, and questions to the hub for it. */
const STANDS_FOR_SANDBOX = `window.EmbeddedSandbox = class {
  constructor({ target, initialEndpoint, initialState }) {
    const frame = document.createElement('iframe');
    frame.src = '${FRAME}/sandbox/explorer';
    document.querySelector(target).append(frame);
    const body = JSON.stringify({ query: '{ __schema { queryType { name } } }' });
    fetch(initialEndpoint, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      .then((answer) => answer.text())
      .then((text) => (window.answered = initialState.document + text));
  }
};`;

/** What the page's policy kept from it. */
async function watchRefusals(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('noteRefusal', (text: string) => void refused.push(text));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      Reflect.get(window, 'noteRefusal')(`${violatedDirective} ${blockedURI}`),
    ),
  );
  return refused;
}

describe.skipIf(!hasBrowser)('a developer explores the graph', () => {
  const browser = useBrowser();

  test('in GraphiQL, which loads nothing from elsewhere, checks what is typed and shows the answer', async () => {
    const { url } = firstHub();
    const { page, complaints, close } = await browser.open({ url });
    const refused = await watchRefusals(page);
    await page.goto(`${url}/graphiql?query=${encodeURIComponent('{ gapAreas(first: 1) { totalCount nope } }')}`);
    // The worker that checks the text underlines what the schema does not know.
    await page.locator('.squiggly-error').first().waitFor();
    await page.goto(`${url}/graphiql?query=${encodeURIComponent('{ gapAreas(first: 1) { totalCount } }')}`);
    await page.locator('.graphiql-execute-button').click();
    await page.locator('.graphiql-response').getByText('"totalCount"').waitFor();
    expect(refused).toEqual([]);
    expect(complaints.filter((one) => one.startsWith('asked '))).toEqual([]);
    await close();
  });

  test("in Apollo Sandbox: Apollo's script, its frame, and questions to the hub alone", async () => {
    const { url } = firstHub();
    const { page, close } = await browser.open({ url });
    const refused = await watchRefusals(page);
    await page.route(/^https:/, (route) => route.fulfill({ body: '', contentType: 'text/css' }));
    await page.route(SCRIPT, (route) => route.fulfill({ body: STANDS_FOR_SANDBOX, contentType: 'text/javascript' }));
    await page.route(`${FRAME}/**`, (route) => route.fulfill({ body: '<p>Sandbox</p>', contentType: 'text/html' }));
    await page.goto(`${url}/graphql`);
    await page.frameLocator('iframe').getByText('Sandbox').waitFor();
    await page.waitForFunction(() => 'answered' in window);
    const answered = await page.evaluate(() => String(Reflect.get(window, 'answered')));
    expect(answered).toContain('query GapList(');
    expect(answered).toContain('"name":"Query"');
    expect(refused).toEqual([]);
    const elsewhere = await page.evaluate(() =>
      fetch('https://elsewhere.example/').then(
        () => 'came through',
        () => 'refused',
      ),
    );
    expect(elsewhere).toBe('refused');
    await close();
  });
});
