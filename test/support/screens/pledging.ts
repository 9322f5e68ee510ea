import type { Screen } from './screen.ts';

/** A gap in its states, and the steps of a pledge for one. */
export const PLEDGING_SCREENS: readonly Screen[] = [
  { name: 'gap', path: '/kesenjangan/KSJ-150701-2027-0001' },
  { name: 'gap-computed', path: '/kesenjangan/KSJ-1507-2027-0001', account: 'company-1' },
  {
    name: 'gap-sources',
    path: '/kesenjangan/KSJ-150701-2027-0001',
    prepare: async (page) => {
      await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    },
  },
  {
    name: 'gap-then',
    path: '/kesenjangan/KSJ-150401-2027-0001',
    prepare: async (page) => {
      await page.locator('input[type=date]').fill('2020-01-31');
      await page.getByText(/31 Januari 2020|31 January 2020/).waitFor();
    },
  },
  { name: 'gap-unknown', path: '/kesenjangan/KSJ-0000-2027-9999' },
  { name: 'pledge-signed-out', path: '/ikrar/baru?kesenjangan=KSJ-150705-2027-0001' },
  { name: 'pledge-without-gap', path: '/ikrar/baru', account: 'company-1' },
  { name: 'pledge-unknown-gap', path: '/ikrar/baru?kesenjangan=KSJ-0000-2027-9999', account: 'company-1' },
  {
    name: 'pledge-kind',
    path: '/ikrar/baru?kesenjangan=KSJ-321215-2027-0001',
    account: 'company-1',
    prepare: async (page) => {
      await page.locator('button[type=submit]').click();
      await page.locator('[role=alert]').waitFor();
    },
  },
  {
    name: 'pledge-value',
    path: '/ikrar/baru?kesenjangan=KSJ-210305-2027-0001',
    account: 'company-1',
    prepare: async (page) => {
      await page.locator('input[type=radio]').first().check();
      await page.locator('button[type=submit]').click();
      await page.locator('#jumlah').fill('1,5');
      await page.locator('button[type=submit]').click();
      await page.locator('[role=alert]').waitFor();
    },
  },
  {
    name: 'pledge-schedule',
    path: '/ikrar/baru?kesenjangan=KSJ-210203-2027-0001',
    account: 'company-1',
    prepare: async (page) => {
      await page.locator('input[type=radio]').first().check();
      await page.locator('button[type=submit]').click();
      await page.locator('#jumlah').fill('9.000.000.000');
      await page.locator('button[type=submit]').click();
      await page.getByRole('button', { name: /Tambah termin|Add an instalment/ }).click();
      await page.locator('#termin-0-nilai').fill('4.000.000');
      await page.locator('button[type=submit]').click();
      await page.locator('[role=alert]').waitFor();
    },
  },
  {
    name: 'pledge-contact',
    path: '/ikrar/baru?kesenjangan=KSJ-210203-2027-0001&langkah=penanggung',
    account: 'company-1',
  },
  { name: 'pledge-check', path: '/ikrar/baru?kesenjangan=KSJ-150102-2027-0001&langkah=periksa', account: 'company-2' },
  { name: 'pledge-sent', path: '/ikrar/IKR-2026-6/terkirim', account: 'company-1' },
  {
    name: 'receipt',
    path: '/ikrar/IKR-2026-6/terkirim',
    account: 'company-1',
    prepare: async (page) => {
      await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /tanda terima|receipt/ }).click(),
      ]);
      await page.goto(new URL('/ikrar/IKR-2026-6', page.url()).href);
      await page.getByRole('link', { name: /^TTI-/ }).click();
      await page.getByText('SHA-256').waitFor();
    },
  },
  { name: 'pledge-sent-unknown', path: '/ikrar/IKR-2026-999999/terkirim', account: 'company-1' },
];
