import type { Screen } from './screens.ts';

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
  { name: 'agreement', path: '/ikrar/IKR-2026-3/perjanjian', account: 'company-1' },
  {
    name: 'agreement-wrong',
    path: '/ikrar/IKR-2026-3/perjanjian',
    account: 'company-1',
    prepare: async (page) => {
      await page.locator('main form button[type=submit]').click();
      await page.locator('main form [role=alert]').waitFor();
    },
  },
];
