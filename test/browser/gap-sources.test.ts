import { describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { asker, dataOf } from '../support/client.ts';
import { settled } from '../support/portal/page-checks.ts';
import { firstHub } from '../support/shared-hubs.ts';

/** Gaps of the demo with money, goods and people's time, and one whose need a formula works out. */
const GAPS = ['KSJ-150701-2027-0001', 'KSJ-1507-2027-0001'];
const DAY = /\d{1,2} (Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember) \d{4}/;
const LATE = { FRESH: 'Baru', DUE: 'Waktunya diperbarui', OVERDUE: 'Terlambat', STALE: 'Usang' };

const digits = (text: string) => Number(text.replaceAll(/\D/g, ''));

describe.skipIf(!hasBrowser)('where figures come from', () => {
  const browser = useBrowser();
  const url = firstHub().url;
  const ask = asker(`${url}/graphql`);

  test.for(GAPS)('each figure of %s shows its source, its day and its check state with one tap', async (code) => {
    const { page, complaints, close } = await browser.open({ url, width: 360 });
    await page.goto(`${url}/kesenjangan/${code}`);
    await settled(page);
    const found = await page.locator('main tr[data-part]').evaluateAll((rows) =>
      rows.map((row) => {
        const box = row.querySelector('details');
        const isClosed = box?.open === false;
        box?.querySelector('summary')?.click();
        const said = [...(box?.children ?? [])].slice(1).map((part) => part.textContent);
        const items = [...(box?.querySelectorAll('li') ?? [])].map((item) => item.textContent ?? '');
        return {
          part: row.getAttribute('data-part') ?? '',
          figure: row.querySelector('td')?.textContent ?? '',
          isOpened: isClosed && box?.open === true,
          said: said.join(' '),
          items,
        };
      }),
    );
    expect(found.length).toBeGreaterThanOrEqual(7);
    expect(found.filter(({ isOpened }) => !isOpened)).toEqual([]);
    for (const { part, said } of found) {
      // Of a need the day may be unknown, which is said; everything else stands in the account, with its instant.
      const [told, when] = part === 'need' ? [/Angka per/, /Angka per ([\d\w ]+|—)\./] : [/pembukuan Simpul/, DAY];
      expect(said).toMatch(told);
      expect(said).toMatch(when);
      expect(said).toMatch(/Keandalan: (Sangat baik|Baik|Cukup|Lemah)\./);
    }
    // The rows behind a sum make the sum, and each has its day.
    const sums = found.filter(({ part }) => ['budget', 'committed', 'delivered', 'held'].includes(part));
    const rowsOf = (items: string[]) => items.reduce((sum, item) => sum + digits(item.split(' · ')[0] ?? ''), 0);
    expect(sums.map(({ items }) => rowsOf(items))).toEqual(sums.map(({ figure }) => digits(figure)));
    expect(sums.flatMap(({ items }) => items).filter((item) => !DAY.test(item))).toEqual([]);
    expect(found.filter(({ part, items }) => part === 'need' && items.length === 0)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a source that is overdue is marked in its list, as the hub says, and a gap tells how old its data is', async () => {
    const { sources } = await dataOf(ask('{ sources(first: 100) { nodes { code freshness { freshness } } } }'));
    const wanted = sources.nodes
      .filter(({ freshness }: any) => freshness)
      .map(({ code, freshness }: any) => [code, LATE[freshness.freshness as keyof typeof LATE]]);
    expect(wanted.some(([, late]: string[]) => late === 'Usang' || late === 'Terlambat')).toBe(true);
    const { page, close } = await browser.open({ url });
    await page.goto(`${url}/sumber`);
    await settled(page);
    const marked = await page
      .locator('main [data-source]')
      .evaluateAll((rows) =>
        rows.map((row) => [row.getAttribute('data-source'), row.querySelector('.MuiChip-label')?.textContent]),
      );
    expect(Object.fromEntries(marked)).toMatchObject(Object.fromEntries(wanted));

    const [code = ''] = GAPS;
    const { gapArea } = await dataOf(
      ask('query ($code: String!) { gapArea(code: $code) { trust { freshness } } }', { code }),
    );
    const words = {
      FRESH: 'data baru',
      DUE: 'waktunya diperbarui',
      OVERDUE: 'terlambat diperbarui',
      STALE: 'data usang',
    };
    await page.goto(`${url}/kesenjangan/${code}`);
    await page
      .locator('dd')
      .getByText(words[gapArea.trust.freshness as keyof typeof words])
      .first()
      .waitFor();
    await close();
  });
});
