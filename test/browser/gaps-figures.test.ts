import * as fs from 'node:fs';

import { parse } from 'csv-parse/sync';
import type { Locator } from 'playwright-core';
import readSheets from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';

import { changeAnswers } from '../support/portal/answers.ts';
import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { asker, dataOf } from '../support/client.ts';
import { settled } from '../support/portal/page-checks.ts';
import { downloadBy, rowsOfSheet } from '../support/readings.ts';
import { aGap } from '../support/world.ts';
import { enterFirstHub, firstHub } from '../support/shared-hubs.ts';

const rupiah = (amount: number) => `Rp${String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.')}`;

interface MapRow {
  area: { code: string; name: string };
  moneyNeed: number;
  moneyUncovered: number;
}

/** The share as the tiles round it, worked out here a second way: in whole numbers, never 0 or 100 by rounding. */
function shareOf({ moneyNeed, moneyUncovered }: MapRow): string {
  if (moneyNeed === 0) return 'Tanpa data';
  if (moneyUncovered === 0) return '0%';
  if (moneyUncovered === moneyNeed) return '100%';
  const halfUp = (BigInt(moneyUncovered) * 200n + BigInt(moneyNeed)) / (BigInt(moneyNeed) * 2n);
  return `${halfUp < 1n ? 1n : halfUp > 99n ? 99n : halfUp}%`;
}

/** How much of the uncovered piece of a card's bar is hatched; null where nothing is. */
async function heldShare(card: Locator): Promise<number | null> {
  const held = card.locator('[data-part="uncovered"] [data-part="held"]');
  if ((await held.count()) === 0) return null;
  const [inner, outer] = await Promise.all([held.boundingBox(), card.locator('[data-part="uncovered"]').boundingBox()]);
  const frame = 4;
  return (inner?.width ?? 0) / ((outer?.width ?? 0) - frame);
}

describe.skipIf(!hasBrowser)('figures of the list', () => {
  const browser = useBrowser();
  const url = firstHub().url;
  const ask = asker(`${url}/graphql`);

  test.for(['15', '21', '32.12'])(
    'the tiles of %s are links that say what the table and the hub say',
    async (within) => {
      const { page, close } = await browser.open({ url });
      await page.goto(`${url}/kesenjangan?wilayah=${within}`);
      await settled(page);
      const { gapMap, area } = await dataOf(
        ask(
          `query ($within: ID!) { gapMap(within: $within) { area { code name } moneyNeed moneyUncovered }
         area(code: $within) { children(first: 50) { nodes { code } } } }`,
          { within },
        ),
      );
      const rows = new Map<string, MapRow>(gapMap.map((row: MapRow) => [row.area.code, row]));
      const section = page.locator('section', { has: page.locator('#petak') });
      const tiles = await section.locator('li a[href*="wilayah="]').evaluateAll((links) =>
        links.map((link) => ({
          code: new URL(link.getAttribute('href') ?? '', location.href).searchParams.get('wilayah') ?? '',
          name:
            [...link.querySelectorAll(':scope > span')].find((part) => !part.hasAttribute('aria-hidden'))
              ?.textContent ?? '',
        })),
      );
      // Every part of the area has one tile, and nothing else has.
      const parts: string[] = area.children.nodes.map(({ code }: { code: string }) => code);
      expect(tiles.map(({ code }) => code).toSorted()).toEqual(parts.toSorted());
      for (const { code, name } of tiles) {
        const row = rows.get(code);
        expect(name).toMatch(
          row ? new RegExp(`^${row.area.name}: ${shareOf(row)}( belum tertutup)?$`) : /: Tanpa data$/,
        );
      }
      await section.getByRole('button', { name: 'Tampilkan sebagai tabel' }).click();
      await section.locator('table').waitFor();
      const table = await section
        .locator('tr[data-area]')
        .evaluateAll((lines) =>
          lines.map((line) => [
            line.getAttribute('data-area'),
            ...[...line.querySelectorAll('td')].map((cell) => cell.textContent),
          ]),
        );
      expect(table).toEqual(
        parts.toSorted().map((code) => {
          const row = rows.get(code);
          return [code, row ? shareOf(row) : 'Tanpa data', row ? rupiah(row.moneyUncovered) : '—'];
        }),
      );
      await close();
    },
  );

  test('no data is not 0 %: said, printed and hatched', async () => {
    const { page, close } = await browser.open({ url });
    await changeAnswers(page, (answer) => {
      const map: MapRow[] | undefined = answer.data?.['gapMap'];
      if (!map?.some(({ area }) => area.code === '15.02')) return answer;
      const changed = map
        .filter(({ area }) => area.code !== '15.02')
        .map((row) => (row.area.code === '15.01' ? { ...row, moneyUncovered: 0 } : row));
      return { ...answer, data: { ...answer.data, gapMap: changed } };
    });
    await page.goto(`${url}/kesenjangan?wilayah=15`);
    await settled(page);
    const whole = page.getByRole('link', { name: 'Kabupaten Kerinci: 0% belum tertutup' });
    const unknown = page.getByRole('link', { name: 'Merangin: Tanpa data' });
    const ground = (link: typeof whole) => link.evaluate((element) => getComputedStyle(element).backgroundImage);
    expect(await ground(whole)).toBe('none');
    expect(await ground(unknown)).toContain('repeating-linear-gradient');
    expect(await unknown.locator('strong').textContent()).toBe('Tanpa data');
    await close();
  });

  test('each bar says the figures of the hub to the rupiah, and what is held lies inside what is uncovered', async () => {
    const { page, close } = await browser.open({ url });
    await page.goto(`${url}/kesenjangan?urut=tenggat&data=contoh`);
    await settled(page);
    const { gapAreas } = await dataOf(
      ask(`{ gapAreas(filter: { isDemo: true }, orderBy: { field: DEADLINE, direction: ASC }, first: 20) { nodes { code coverage {
        lines { kind unit need budget delivered committed uncovered held open overCovered } } } } }`),
    );
    const money = gapAreas.nodes.flatMap(({ code, coverage }: any) =>
      coverage.lines.filter(({ kind }: any) => kind === 'MONEY').map((line: any) => ({ code, line })),
    );
    expect(money.length).toBeGreaterThan(5);
    const drawn: (number | null)[] = [];
    for (const { code, line } of money) {
      const card = page.locator(`[data-gap="${code}"]`);
      const { need, budget, delivered, committed, uncovered, held, open } = line;
      expect(await card.textContent()).toContain(
        `Kebutuhan ${rupiah(need)}. Anggaran pemerintah ${rupiah(budget)}. CSR diterima ${rupiah(delivered)}. ` +
          `CSR berkomitmen ${rupiah(committed)}. Belum tertutup ${rupiah(uncovered)}. ` +
          `Diajukan, sedang diperiksa ${rupiah(held)}. Masih bisa diikrarkan ${rupiah(open)}.`,
      );
      drawn.push(await heldShare(card));
    }
    const wanted = money.map(({ line: { held, uncovered } }: any) =>
      held > 0 && uncovered > 0 ? Math.round(Math.min(1, held / uncovered) * 20) : null,
    );
    expect(wanted.some((share: number | null) => share !== null)).toBe(true);
    expect(drawn.map((share) => (share === null ? null : Math.round(share * 20)))).toEqual(wanted);
    await close();
  });

  test('a small count of people is "<5" in the list and in its file, and nowhere a number', async () => {
    const { gapAreas } = await dataOf(ask('{ gapAreas(first: 100) { nodes { code peopleInNeed { isSuppressed } } } }'));
    const { code } = gapAreas.nodes.find(({ peopleInNeed }: any) => peopleInNeed?.isSuppressed);
    const { page, close } = await browser.open({ url });
    await page.goto(`${url}/kesenjangan?cari=${code}`);
    await settled(page);
    expect(await page.locator(`[data-gap="${code}"]`).textContent()).toContain('<5 jiwa');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV untuk Excel Indonesia (;)' }).click(),
    ]);
    const [head = '', row = ''] = fs.readFileSync(await download.path(), 'utf8').split('\n');
    const columns = head.replace('\uFEFF', '').trim().split(';');
    expect(row.split(';')[columns.indexOf('peopleInNeed.display')]).toBe('<5');
    expect(columns.some((column) => column.includes('peopleInNeed.count'))).toBe(false);
    await close();
  });

  test('every file of the list holds its rows in their order, no title becomes a formula, and it says what was asked and when', async () => {
    const hub = await enterFirstHub();
    const { areaCode } = await aGap(hub, [{ need: 1_234_567 }], { title: '=1+1' });
    const { page, complaints, close } = await browser.open({ url });
    await page.goto(`${url}/kesenjangan?wilayah=${areaCode}&urut=-sisa`);
    await settled(page);
    const cards = page.locator('[data-gap]');
    const shown = await cards.evaluateAll((all) => all.map((card) => card.getAttribute('data-gap')));
    const titles = await cards.locator('h2, h3').allTextContents();
    expect(titles).toContain('=1+1');

    const book = await downloadBy(page, 'XLSX');
    const rows = await rowsOfSheet(book);
    const harmless = titles.map((title) => (title.startsWith('=') ? `'${title}` : title));
    expect(rows.map(({ code, title }) => [code, title])).toEqual(shown.map((code, at) => [code, harmless[at]]));
    const needs = rows.map((row) => String(row['coverage.lines.need']));
    expect(needs[titles.indexOf('=1+1')]).toBe('1234567');
    const about = (await readSheets(book)).find(({ sheet }) => sheet === 'Keterangan')?.data ?? [];
    const said = Object.fromEntries(about.map(([name, value]) => [String(name), String(value)]));
    expect(said['Saringan / Filter: filter']).toContain(`"${areaCode}"`);
    expect(said['Saringan / Filter: orderBy']).toContain('REMAINING');
    expect(said['Diambil pada / Taken at']).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(said['Jumlah baris / Rows']).toBe(String(shown.length));

    for (const [name, delimiter] of [
      ['CSV', ','],
      ['CSV untuk Excel Indonesia (;)', ';'],
    ] as const) {
      const text = (await downloadBy(page, name, true)).toString('utf8');
      const lines: Record<string, string>[] = parse(text, { columns: true, delimiter, bom: true });
      expect(lines.map(({ code, title }) => [code, title])).toEqual(rows.map(({ code, title }) => [code, title]));
      expect(lines.map((line) => line['coverage.lines.need'])).toEqual(needs);
    }
    expect(complaints).toEqual([]);
    await close();
    await hub.close();
  });
});
