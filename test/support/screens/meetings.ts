import type { Screen } from './screen.ts';

/** Coordination meetings, and the briefs that are frozen for them. */
export const MEETING_SCREENS: readonly Screen[] = [
  { name: 'meetings', path: '/rakor' },
  { name: 'meetings-officer', path: '/rakor?wilayah=15', account: 'officer-jambi' },
  { name: 'meetings-empty', path: '/rakor?wilayah=94' },
  { name: 'meeting', path: '/rakor/RKR-21-2024-0001' },
  { name: 'meeting-officer', path: '/rakor/RKR-15-2022-0001', account: 'officer-jambi' },
  {
    name: 'meeting-recommending',
    path: '/rakor/RKR-15-2022-0001',
    account: 'officer-jambi',
    prepare: async (page) => {
      await page.getByRole('button', { name: /Tambah rumusan|Record a recommendation/ }).click();
      await page.getByRole('button', { name: /Simpan|Save it/ }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'meeting-unknown', path: '/rakor/RKR-15-1999-0001' },
  { name: 'record-meeting', path: '/rakor/baru', account: 'officer-jambi' },
  {
    name: 'record-meeting-wrong',
    path: '/rakor/baru',
    account: 'officer-jambi',
    prepare: async (page) => {
      await page.getByRole('button', { name: /Simpan|Save it/ }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'record-meeting-signed-out', path: '/rakor/baru' },
  { name: 'brief-builder', path: '/rakor/bahan', account: 'forum-jambi' },
  { name: 'brief-builder-no-permission', path: '/rakor/bahan', account: 'company-1' },
  {
    name: 'brief',
    path: '/rakor/bahan',
    account: 'forum-jambi',
    prepare: async (page) => {
      await page.getByRole('button', { name: /Bekukan|Freeze/ }).click();
      await page.waitForURL(/\/r\/BRF-/);
      await page.locator('section[data-part="5"] table, section[data-part="5"] ul').first().waitFor();
      await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"], .MuiAlert-root').length === 0);
    },
  },
  { name: 'brief-unknown', path: '/r/BRF-15-1999-0001' },
];
