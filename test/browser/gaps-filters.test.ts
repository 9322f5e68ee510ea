import { describe, expect, test } from 'vitest';

import { hasBrowser, useBrowser } from '../support/portal/browser.ts';
import { dataOf, asker } from '../support/client.ts';
import { settled, tooWide } from '../support/portal/page-checks.ts';
import { firstHub } from '../support/shared-hubs.ts';

const search = (address: string) => Object.fromEntries(new URL(address).searchParams);

describe.skipIf(!hasBrowser)('finding gaps', () => {
  const browser = useBrowser();
  const url = firstHub().url;
  const ask = asker(`${url}/graphql`);
  const total = async (filter: object) => {
    const { gapAreas } = await dataOf(
      ask('query ($filter: GapAreaFilter) { gapAreas(filter: $filter, first: 1) { totalCount } }', { filter }),
    );
    return Number(gapAreas.totalCount);
  };

  test('filters stand in the address in words; reload, Back, share and language keep them', async () => {
    const { page, context, complaints, close } = await browser.open({ url });
    await page.goto(`${url}/kesenjangan`);
    await settled(page);
    await page.getByLabel('Wilayah', { exact: true }).selectOption('15');
    await page.getByLabel('Bentuk dukungan').selectOption('barang');
    await page.getByLabel('PPKS (dahulu PMKS)').selectOption('korban-bencana-alam');
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page.waitForURL(/ppks=korban-bencana-alam/);
    await settled(page);
    const wanted = { wilayah: '15', bentuk: 'barang', ppks: 'korban-bencana-alam' };
    expect(search(page.url())).toEqual(wanted);
    const left = await total({ within: '15', kind: 'GOODS', category: ['PPKS-21'] });
    const counted = page.getByRole('status').filter({ hasText: `${left} kesenjangan` });
    await counted.waitFor();

    await page.reload();
    await counted.waitFor();
    expect(await page.getByLabel('Bentuk dukungan').inputValue()).toBe('barang');

    await page.getByRole('button', { name: 'English' }).click();
    await page
      .getByRole('status')
      .filter({ hasText: new RegExp(`^${left} gaps?$`) })
      .waitFor();
    expect(search(page.url())).toEqual(wanted);
    await page.getByRole('button', { name: 'Bahasa Indonesia' }).click();

    await page.getByRole('link', { name: /^Korban Bencana Alam/ }).click();
    const more = await total({ within: '15', kind: 'GOODS' });
    expect(more).toBeGreaterThan(left);
    await page
      .getByRole('status')
      .filter({ hasText: `${more} kesenjangan` })
      .waitFor();
    expect(search(page.url())).toEqual({ wilayah: '15', bentuk: 'barang' });
    await page.goBack();
    await counted.waitFor();
    expect(search(page.url())).toEqual(wanted);

    // Somebody else opens the shared address.
    const other = await context.newPage();
    await other.goto(page.url());
    await other
      .getByRole('status')
      .filter({ hasText: `${left} kesenjangan` })
      .waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('what the address says and nobody knows is ignored with a notice, and stays in the address', async () => {
    const { page, close } = await browser.open({ url });
    await page.goto(`${url}/kesenjangan?wilayah=15&warna=merah&bentuk=emas&ppks=tidak-ada&utm_source=wa`);
    await settled(page);
    const notice = page.getByRole('alert');
    await notice.getByText('tidak dikenal dan diabaikan').waitFor();
    // Which categories there are is asked of the hub, so this one is found out last.
    await notice.getByText('ppks=tidak-ada').waitFor();
    const said = await notice.textContent();
    expect(said).toContain('warna=merah, bentuk=emas, ppks=tidak-ada');
    expect(said).not.toContain('utm_source');
    const left = await total({ within: '15' });
    await page
      .getByRole('status')
      .filter({ hasText: `${left} kesenjangan` })
      .waitFor();
    await page.reload();
    await notice.getByText('warna=merah').waitFor();
    await close();
  });

  test('an empty list names what to drop and how many come back', async () => {
    const { page, close } = await browser.open({ url });
    await page.goto(`${url}/kesenjangan?wilayah=15.72&bentuk=relawan`);
    await settled(page);
    const [withoutKind, withoutArea] = await Promise.all([total({ within: '15.72' }), total({ kind: 'PERSON_TIME' })]);
    await page.getByRole('link', { name: `Tanpa Relawan karyawan: ${withoutKind} kesenjangan` }).waitFor();
    await page.getByRole('link', { name: `Tanpa Kota Sungai Penuh: ${withoutArea} kesenjangan` }).click();
    await page
      .getByRole('status')
      .filter({ hasText: `${withoutArea} kesenjangan` })
      .waitFor();
    expect(search(page.url())).toEqual({ bentuk: 'relawan' });
    await close();
  });

  test('the next 20 come below with the focus on the first; none twice, none left out, in the order of the hub', async () => {
    const { page, close } = await browser.open({ url });
    await page.goto(`${url}/kesenjangan?data=contoh&urut=tenggat`);
    await settled(page);
    const all = await total({ isDemo: true });
    await page.goto(`${url}/kesenjangan`);
    await settled(page);
    const everything = await total({});
    expect(everything).toBeGreaterThan(20);
    expect(all).toBeGreaterThan(0);
    await page.getByRole('button', { name: /^Muat \d+ berikutnya$/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-gap]').length > 20);
    const focused = await page.evaluate(() => document.activeElement?.closest('[data-gap]')?.getAttribute('data-gap'));
    const codes = await page
      .locator('[data-gap]')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-gap')));
    expect(focused).toBe(codes[20]);
    const { gapAreas } = await dataOf(
      ask('{ gapAreas(orderBy: { field: REMAINING, direction: DESC, kind: MONEY }, first: 40) { nodes { code } } }'),
    );
    expect(codes).toEqual(gapAreas.nodes.slice(0, codes.length).map(({ code }: { code: string }) => code));
    await close();
  });

  test.for(['/', '/kesenjangan?wilayah=15', '/bandingkan?w=15.03,15.08', '/sumber'])(
    'with letters twice as large %s still fits its window',
    async (path) => {
      const { page, close } = await browser.open({ url });
      await page.goto(`${url}${path}`);
      await settled(page);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      await page.waitForTimeout(200);
      expect(await tooWide(page)).toEqual([]);
      await close();
    },
  );
});
