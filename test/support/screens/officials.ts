import type { Page } from 'playwright-core';

import type { Screen } from './screen.ts';

/** From the queue to the page where the oldest pledge is judged. */
async function openFirstPart(page: Page): Promise<void> {
  await page.locator('[data-queue-part]').first().click();
  await page.locator('#tombol-verifikasi').waitFor();
}

/** The desks of forum coordinators and district officers: queues, gaps they manage, proposals they plan. */
export const OFFICIAL_SCREENS: readonly Screen[] = [
  { name: 'desk', path: '/kerja', account: 'forum-jambi' },
  { name: 'desk-signed-out', path: '/kerja' },
  { name: 'desk-no-permission', path: '/kerja', account: 'company-1' },
  { name: 'queue', path: '/antrean', account: 'forum-jambi' },
  { name: 'queue-empty', path: '/antrean?saring=terlambat', account: 'forum-jambi' },
  { name: 'queue-deliveries', path: '/antrean/penyaluran', account: 'forum-jambi' },
  { name: 'queue-disputes', path: '/antrean/sengketa', account: 'forum-jambi' },
  { name: 'queue-activities', path: '/antrean/kegiatan', account: 'forum-jambi' },
  { name: 'queue-pools', path: '/antrean/dana', account: 'forum-jambi' },
  { name: 'queue-quiet', path: '/antrean/senyap', account: 'forum-jambi' },
  { name: 'check-unknown', path: '/antrean/IKR-2026-99999', account: 'forum-jambi' },
  { name: 'matching', path: '/pencocokan?perusahaan=PRS-D001', account: 'forum-jambi' },
  { name: 'desk-officer', path: '/kerja', account: 'officer-jambi' },
  { name: 'receiving', path: '/penerimaan', account: 'officer-jambi' },
  { name: 'manage', path: '/kelola', account: 'officer-jambi' },
  { name: 'manage-empty', path: '/kelola?saring=draf', account: 'officer-jambi' },
  { name: 'manage-gap', path: '/kelola/KSJ-150705-2027-0001', account: 'officer-jambi' },
  { name: 'manage-unknown', path: '/kelola/KSJ-000000-2027-0001', account: 'officer-jambi' },
  { name: 'create-gap', path: '/kelola/baru', account: 'officer-jambi' },
  { name: 'planning', path: '/perencanaan', account: 'officer-jambi' },
  { name: 'planning-public', path: '/perencanaan?saring=didanai' },
  { name: 'proposal', path: '/perencanaan/USL-150701-2027-0001', account: 'officer-jambi' },
  { name: 'proposal-decide', path: '/perencanaan/USL-1504022003-2027-0001', account: 'officer-jambi' },
  { name: 'proposal-open', path: '/perencanaan/USL-150401-2027-0001', account: 'officer-jambi' },
  { name: 'check', path: '/antrean', account: 'forum-jambi', prepare: openFirstPart },
  {
    name: 'check-not-ticked',
    path: '/antrean',
    account: 'forum-jambi',
    prepare: async (page) => {
      await openFirstPart(page);
      await page.locator('#tombol-verifikasi').click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'check-reject-no-reason',
    path: '/antrean',
    account: 'forum-jambi',
    prepare: async (page) => {
      await openFirstPart(page);
      await page.keyboard.press('r');
      await page.locator('#catatan').waitFor();
      await page.locator('main form button[type=submit]').click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'create-gap-errors',
    path: '/kelola/baru',
    account: 'officer-jambi',
    prepare: async (page) => {
      await page.locator('main form button[type=submit]').click();
      await page.getByRole('alert').waitFor();
    },
  },
];
