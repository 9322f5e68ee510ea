import type { Screen } from './screens.ts';

/** From the list to an accepted pledge, whichever it is, and to the form of its agreement. */
async function toAgreement(page: import('playwright-core').Page): Promise<void> {
  const row = page.locator('main tr', { hasText: /Berkomitmen|Committed/ }).first();
  await row.getByRole('link').first().click();
  await page.getByRole('link', { name: /Catat perjanjian|Record an agreement/ }).click();
  await page.locator('#number').waitFor();
}

/** What a company writes about its year: its plan, its agreements, what it did for a gap. */
export const COMPANY_SCREENS: readonly Screen[] = [
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
