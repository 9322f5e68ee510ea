import { away, changeAnswers, withoutCoverage } from '../portal/answers.ts';
import type { Screen } from './screen.ts';

/** What anybody finds who is not signed in: the gaps in all their filters, comparisons, sources, the public register. */
export const VISITOR_SCREENS: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'gaps', path: '/kesenjangan' },
  {
    name: 'gaps-away',
    path: '/masuk',
    prepare: async (page) => {
      await changeAnswers(page, withoutCoverage);
      await page.goto(new URL('/kesenjangan', page.url()).href);
      await page.locator('[data-gap]').first().waitFor();
    },
  },
  {
    name: 'gaps-fault',
    path: '/masuk',
    prepare: async (page) => {
      await changeAnswers(page, (answer) => away(answer, null, []));
      await page.goto(new URL('/kesenjangan', page.url()).href);
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'gaps-jambi', path: '/kesenjangan?wilayah=15&urut=prioritas' },
  { name: 'gaps-kepri-goods', path: '/kesenjangan?wilayah=21&bentuk=barang' },
  { name: 'gaps-indramayu', path: '/kesenjangan?wilayah=32.12&data=contoh' },
  { name: 'gaps-empty', path: '/kesenjangan?wilayah=15.72&bentuk=relawan&foo=bar' },
  {
    name: 'gaps-tile-table',
    path: '/kesenjangan?wilayah=15',
    prepare: (page) =>
      page
        .locator('section', { has: page.locator('#petak') })
        .getByRole('button')
        .click(),
  },
  {
    name: 'gaps-filters-open',
    path: '/kesenjangan?ppks=fakir-miskin&tahun=2027',
    prepare: (page) => page.locator('details').evaluate((details) => details.setAttribute('open', '')),
  },
  { name: 'compare', path: '/bandingkan?w=15.03,15.08,15.07' },
  { name: 'compare-per-person', path: '/bandingkan?w=15.03,21.71&per=jiwa' },
  { name: 'compare-empty', path: '/bandingkan' },
  { name: 'sources', path: '/sumber' },
  { name: 'sign-in', path: '/masuk' },
  { name: 'certificate-unknown', path: '/v/SRT-2026-000001-AAAAAA' },
  { name: 'receipt-unknown', path: '/v/TTI-2026-000001-AAAAAA' },
  { name: 'register', path: '/register?tahun=2026' },
  { name: 'not-found', path: '/alamat-yang-tidak-ada' },
];
