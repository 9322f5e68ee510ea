import type { Screen } from './screen.ts';

/** The pictures of areas, and the public lists beside them. */
export const AREA_SCREENS: readonly Screen[] = [
  { name: 'area-province', path: '/wilayah/15' },
  { name: 'area-per-person', path: '/wilayah/15?per=jiwa' },
  { name: 'area-regency', path: '/wilayah/32.12' },
  {
    name: 'area-tables',
    path: '/wilayah/15',
    prepare: async (page) => {
      for (const summary of await page.locator('summary').all()) await summary.click();
    },
  },
  { name: 'area-unknown', path: '/wilayah/99' },
  { name: 'forgotten', path: '/terlupakan' },
  { name: 'forgotten-empty', path: '/terlupakan?wilayah=94' },
  { name: 'overlaps', path: '/tumpang-tindih' },
  { name: 'overlaps-empty', path: '/tumpang-tindih?wilayah=94' },
];
