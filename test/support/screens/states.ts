// What is rare: shown by changing or holding back the hub's answers to one page, so that nothing of it is left in the hub.
import type { Page } from 'playwright-core';

import { answerInstead, changeAnswers, keepWaiting, throttle } from '../portal/answers.ts';
import type { Screen } from './screen.ts';

/** Opens a screen for the first time after its answers have been changed: nothing of it is kept on the device yet. */
async function openWith(page: Page, path: string, change: (page: Page) => Promise<unknown>): Promise<void> {
  await change(page);
  await page.goto(new URL(path, page.url()).href);
}

/** Where nothing of the lists is asked yet. */
const ELSEWHERE = '/privasi';

/** The lists that people begin their day with. */
const LISTS: readonly Pick<Screen, 'name' | 'path' | 'account'>[] = [
  { name: 'gaps', path: '/kesenjangan' },
  { name: 'gap', path: '/kesenjangan/KSJ-150701-2027-0001' },
  { name: 'pledges', path: '/ikrar', account: 'company-1' },
  { name: 'queue', path: '/antrean', account: 'forum-jambi' },
  { name: 'manage', path: '/kelola', account: 'officer-jambi' },
  { name: 'people', path: '/relawan', account: 'pillars-jambi' },
];

const loading = LISTS.map((list): Screen => ({
  ...list,
  name: `${list.name}-loading`,
  path: ELSEWHERE,
  isLoading: true,
  prepare: async (page) => {
    await openWith(page, list.path, keepWaiting);
    await page.locator('[aria-busy=true] .MuiSkeleton-root').first().waitFor();
  },
}));

const throttled = LISTS.map((list): Screen => ({
  ...list,
  name: `${list.name}-throttled`,
  path: ELSEWHERE,
  expected: /429/,
  prepare: async (page) => {
    await openWith(page, list.path, throttle);
    await page
      .getByText(/Terlalu banyak permintaan|Too many requests/)
      .first()
      .waitFor();
  },
}));

const goOn = (page: Page) => page.locator('button[type=submit]').click();

/** A pledge in money as far as its amount, in either language. */
async function typeAmount(page: Page): Promise<void> {
  await page.locator('[data-saved]').waitFor();
  await page.locator('input[type=radio]').first().check();
  await goOn(page);
  await page.locator('#jumlah').fill('40.000.000');
  await page.locator('[data-saved=SAVED]').waitFor();
}

/** Somebody else was quicker when the pledge is sent: so much is left. */
async function loseRace(page: Page, open: number): Promise<void> {
  await typeAmount(page);
  await goOn(page);
  await page.locator('input[name=penyaluran]').first().check();
  await goOn(page);
  await page.locator('#catatan').fill('Catatan');
  await goOn(page);
  await page.locator('main button.MuiButton-contained').waitFor();
  const query = '{ gapArea(code: "KSJ-150102-2027-0001") { needLines { id kind } } }';
  const answer = await page.request.post(new URL('/graphql', page.url()).href, { data: { query } });
  const { data } = await answer.json();
  const needLineId = data.gapArea.needLines.find(({ kind }: { kind: string }) => kind === 'MONEY').id;
  const lines = [{ needLineId, requested: 40_000_000, open }];
  await answerInstead(page, 'onShortfall', { data: { submitPledge: { __typename: 'GapHasLessOpen', lines } } });
  await page.locator('main button.MuiButton-contained').click();
  await page.locator('[data-unsent=LESS]').waitFor();
}

const PLEDGE = '/ikrar/baru?kesenjangan=KSJ-150102-2027-0001&langkah=bentuk';

/** What happens when two want the same, and when the line goes. */
const raced: readonly Screen[] = [
  { name: 'pledge-lost-race', path: PLEDGE, account: 'company-2', prepare: (page) => loseRace(page, 12_500_000) },
  { name: 'pledge-covered', path: PLEDGE, account: 'company-2', prepare: (page) => loseRace(page, 0) },
  {
    name: 'pledge-draft-conflict',
    path: PLEDGE,
    account: 'company-2',
    prepare: async (page) => {
      await typeAmount(page);
      await changeAnswers(page, (answer) => {
        const isSaved = answer.data?.['saveDraftPledge'] !== undefined;
        return isSaved ? { data: { saveDraftPledge: { __typename: 'PledgeChangedMeanwhile', version: 99 } } } : answer;
      });
      await page.locator('#jumlah').fill('41.000.000');
      await page.locator('[data-saved=CONFLICT]').waitFor();
    },
  },
  {
    name: 'pledge-amend-conflict',
    path: '/ikrar/IKR-2026-6/ubah',
    account: 'company-1',
    prepare: async (page) => {
      const isEnglish = (await page.locator('html').getAttribute('lang')) === 'en';
      const message = isEnglish
        ? 'The pledge was changed since you opened it. Load it again, then change it.'
        : 'Ikrar sudah berubah sejak Anda membukanya. Muat ulang, lalu ubah lagi.';
      const amendPledge = { __typename: 'VersionConflict', version: 99, code: 'VERSION_CONFLICT', message };
      await answerInstead(page, '"changes"', { data: { amendPledge } });
      await page.locator('main form input').first().fill('1.000.000');
      await page.locator('main form textarea').first().fill('Anggaran dikurangi.');
      await goOn(page);
      await page.locator('main [role=alert]').first().waitFor();
    },
  },
  {
    name: 'manage-gap-conflict',
    path: '/kelola/KSJ-150705-2027-0001',
    account: 'officer-jambi',
    prepare: async (page) => {
      let isLate = false;
      await changeAnswers(page, (answer) => {
        const gap = answer.data?.['gapArea'];
        if (!isLate || !gap) return answer;
        return {
          ...answer,
          data: { ...answer.data, gapArea: { ...gap, version: 99, title: 'Judul dari orang lain' } },
        };
      });
      await answerInstead(page, '"expectedVersion"', {
        data: { changeGapArea: { __typename: 'GapAreaOutdated', currentVersion: 99 } },
      });
      await page.locator('#judul').fill('Judul dari saya');
      await page.locator('#alasan').fill('Diperbarui.');
      isLate = true;
      await page
        .locator('form', { has: page.locator('#alasan') })
        .locator('button[type=submit]')
        .click();
      await page.getByRole('radiogroup').first().waitFor();
    },
  },
];

/** Without a line: what was read stays, with its date. */
const offline = LISTS.map((list): Screen => ({
  ...list,
  name: `${list.name}-offline`,
  expected: /ERR_INTERNET_DISCONNECTED|^Failed to fetch$/,
  prepare: async (page) => {
    await page.context().setOffline(true);
    await page
      .getByText(/luring|offline/i)
      .first()
      .waitFor();
  },
}));

export const STATE_SCREENS: readonly Screen[] = [...loading, ...throttled, ...raced, ...offline];
