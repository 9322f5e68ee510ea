import type { Screen } from './screen.ts';

/** From the list to an accepted pledge, whichever it is, and to the form of its agreement. */
async function toAgreement(page: import('playwright-core').Page): Promise<void> {
  const row = page.locator('main tr', { hasText: /Berkomitmen|Committed/ }).first();
  await row.getByRole('link').first().click();
  await page.getByRole('link', { name: /Catat perjanjian|Record an agreement/ }).click();
  await page.locator('#number').waitFor();
}

/** What a company has of its pledges, and what it writes about its year: its plan, its agreements, what it did for a gap. */
export const COMPANY_SCREENS: readonly Screen[] = [
  { name: 'pledges', path: '/ikrar', account: 'company-1' },
  { name: 'pledges-signed-out', path: '/ikrar' },
  { name: 'pledges-not-for-coordinators', path: '/ikrar', account: 'forum-jambi' },
  { name: 'pledges-stage', path: '/ikrar?tahap=draf', account: 'company-2' },
  { name: 'pledge', path: '/ikrar/IKR-2026-6', account: 'company-1' },
  { name: 'pledge-unknown', path: '/ikrar/IKR-2026-999999', account: 'company-1' },
  { name: 'deliveries', path: '/ikrar/IKR-2026-6/penyaluran', account: 'company-1' },
  { name: 'planner', path: '/rencana?anggaran=10000000000&wilayah=15&tiket=250000000&batas=40', account: 'company-1' },
  { name: 'compliance', path: '/kepatuhan?tahun=2026', account: 'company-1' },
  { name: 'compliance-empty-year', path: '/kepatuhan?tahun=2024', account: 'company-1' },
  { name: 'report', path: '/lapor', account: 'company-1' },
  {
    name: 'report-with-errors',
    path: '/lapor',
    account: 'company-1',
    prepare: async (page) => {
      await page.locator('form button[type=submit]').click();
      await page.locator('[role=alert]').waitFor();
    },
  },
  { name: 'report-import', path: '/lapor/impor', account: 'company-1' },
  { name: 'pledge-amend', path: '/ikrar/IKR-2026-6/ubah', account: 'company-1' },
  {
    name: 'pledge-cancel',
    path: '/ikrar/IKR-2026-3',
    account: 'company-1',
    prepare: async (page) => {
      await page.locator('main button.MuiButton-colorError').last().click();
      await page.locator('[role=dialog] button[type=submit]').click();
      await page.locator('[role=dialog] [role=alert]').waitFor();
    },
  },
  {
    name: 'delivery-with-errors',
    path: '/ikrar/IKR-2026-3/penyaluran',
    account: 'company-1',
    prepare: async (page) => {
      await page.locator('form button[type=submit]').click();
      await page.locator('form [role=alert]').waitFor();
    },
  },
  { name: 'certificates', path: '/sertifikat', account: 'company-1' },
  { name: 'report-for-gap', path: '/lapor?kesenjangan=KSJ-150701-2027-0001', account: 'company-1' },
  { name: 'year-plan', path: '/kepatuhan/rencana?tahun=2026', account: 'company-1' },
  {
    name: 'year-plan-wrong',
    path: '/kepatuhan/rencana?tahun=2025',
    account: 'company-1',
    prepare: async (page) => {
      await page.locator('main form button[type=submit]').click();
      await page.locator('main form [role=alert]').waitFor();
    },
  },
  { name: 'agreement', path: '/ikrar', account: 'company-1', prepare: toAgreement },
  {
    name: 'agreement-wrong',
    path: '/ikrar',
    account: 'company-1',
    prepare: async (page) => {
      await toAgreement(page);
      await page.locator('main form button[type=submit]').click();
      await page.locator('main form [role=alert]').waitFor();
    },
  },
];
