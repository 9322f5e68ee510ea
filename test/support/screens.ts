import { AREA_SCREENS } from './area-screens.ts';
import { away, changeAnswers, withoutCoverage } from './answers.ts';
import { COMPANY_SCREENS } from './company-screens.ts';
import { PILLAR_SCREENS } from './pillar-screens.ts';
import { STATE_SCREENS } from './screens-of-states.ts';
import { PLEDGING_SCREENS } from './screens-of-pledging.ts';

/** One screen of the portal in one state that can be reached by its address. */
export interface Screen {
  /** What its picture is called. */
  name: string;
  path: string;
  /** The mailbox of the demo account that looks at it; nobody unless told. */
  account?: string;
  /** Brings it into its state once it has loaded. */
  prepare?: (page: import('playwright-core').Page) => Promise<void>;
  /** True where its state is that it still waits for the hub. */
  isLoading?: boolean;
  /** What its browser may complain about, because the state is one of failing. */
  expected?: RegExp;
}

/** From the queue to the page where the oldest pledge is judged. */
async function openFirstPart(page: import('playwright-core').Page): Promise<void> {
  await page.locator('[data-queue-part]').first().click();
  await page.locator('#tombol-verifikasi').waitFor();
}

/** Every screen that is checked for accessibility, width and language, and pictured by `npm run pictures`. */
export const SCREENS: readonly Screen[] = [
  ...PILLAR_SCREENS,
  { name: 'home', path: '/' },
  { name: 'gaps', path: '/kesenjangan' },
  ...PLEDGING_SCREENS,
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
  { name: 'pledges', path: '/ikrar', account: 'company-1' },
  { name: 'pledges-signed-out', path: '/ikrar' },
  { name: 'pledges-not-for-coordinators', path: '/ikrar', account: 'forum-jambi' },
  { name: 'pledges-stage', path: '/ikrar?tahap=draf', account: 'company-2' },
  { name: 'pledge', path: '/ikrar/IKR-2026-6', account: 'company-1' },
  { name: 'pledge-unknown', path: '/ikrar/IKR-2026-999999', account: 'company-1' },
  { name: 'deliveries', path: '/ikrar/IKR-2026-6/penyaluran', account: 'company-1' },
  { name: 'certificate-unknown', path: '/v/SRT-2026-000001-AAAAAA' },
  { name: 'receipt-unknown', path: '/v/TTI-2026-000001-AAAAAA' },
  { name: 'planner', path: '/rencana?anggaran=10000000000&wilayah=15&tiket=250000000&batas=40', account: 'company-1' },
  { name: 'register', path: '/register?tahun=2026' },
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
  ...COMPANY_SCREENS,
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
  ...AREA_SCREENS,
  ...STATE_SCREENS,
  { name: 'not-found', path: '/alamat-yang-tidak-ada' },
];
