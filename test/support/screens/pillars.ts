import type { Screen } from './screen.ts';

/** The screens of social-pillar coordinators, and those of developers and of the own data. */
export const PILLAR_SCREENS: readonly Screen[] = [
  { name: 'people', path: '/relawan', account: 'pillars-jambi' },
  {
    name: 'people-indramayu',
    path: '/relawan?wilayah=32.12&jenis=TKSK',
    account: 'pillars-indramayu',
    prepare: (page) => page.locator('details').first().locator('summary').click(),
  },
  { name: 'people-empty', path: '/relawan?wilayah=15.01&status=berhenti', account: 'pillars-jambi' },
  { name: 'people-signed-out', path: '/relawan' },
  { name: 'people-no-permission', path: '/relawan', account: 'company-1' },
  { name: 'people-short', path: '/relawan/kurang', account: 'pillars-jambi' },
  {
    name: 'person-new-errors',
    path: '/relawan/baru?wilayah=15.07',
    account: 'pillars-jambi',
    prepare: async (page) => {
      await page.locator('button[type=submit]').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'person', path: '/relawan/orang/98c15519-bf63-50c4-bad8-451664331852', account: 'pillars-jambi' },
  { name: 'person-change', path: '/relawan/orang/98c15519-bf63-50c4-bad8-451664331852/ubah', account: 'pillars-jambi' },
  {
    name: 'person-unknown',
    path: '/relawan/orang/00000000-0000-4000-8000-000000000000',
    account: 'pillars-jambi',
  },
  { name: 'deployments', path: '/relawan/tugas', account: 'pillars-jambi' },
  { name: 'deployments-ended', path: '/relawan/tugas?tahap=berakhir', account: 'pillars-jambi' },
  { name: 'deployments-empty', path: '/relawan/tugas?wilayah=15.08', account: 'pillars-jambi' },
  {
    name: 'deployment-cancel',
    path: '/relawan/tugas',
    account: 'pillars-jambi',
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^(Batalkan|Call off):/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'assign',
    path: '/relawan/tugas/baru?kesenjangan=KSJ-150701-2027-0001&orang=98c15519-bf63-50c4-bad8-451664331852',
    account: 'pillars-jambi',
  },
  { name: 'volunteers', path: '/relawan/perusahaan', account: 'pillars-jambi' },
  { name: 'attendance', path: '/relawan/kehadiran', account: 'pillars-jambi' },
  {
    name: 'attendance-errors',
    path: '/relawan/kehadiran',
    account: 'pillars-jambi',
    prepare: async (page) => {
      await page.locator('main form button[type=submit]').click();
      await page.locator('form [role=alert]').first().waitFor();
    },
  },
  {
    name: 'attendance-waiting',
    path: '/relawan/kehadiran',
    account: 'pillars-jambi',
    prepare: async (page) => {
      await page.locator('#deploymentId option').nth(1).waitFor({ state: 'attached' });
      await page.locator('#deploymentId').selectOption({ index: 1 });
      await page.locator('#hours').fill('2');
      await page.locator('#peopleReached').fill('3');
      await page.locator('main form button[type=submit]').click();
      await page.locator('main section li').first().waitFor();
    },
  },
  {
    name: 'receiving-errors',
    path: '/penerimaan',
    account: 'pillars-jambi',
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /Konfirmasi penerimaan|Confirm receipt/ })
        .first()
        .click();
      await page.locator('#diterima').fill('2020-01-01');
      await page.locator('main form button[type=submit]').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'corrections', path: '/relawan/perbaikan', account: 'pillars-jambi' },
  {
    name: 'availability-errors',
    path: '/relawan/orang/98c15519-bf63-50c4-bad8-451664331852',
    account: 'pillars-jambi',
    prepare: async (page) => {
      await page.getByRole('button', { name: /Nyatakan kesediaan|State availability/ }).click();
      await page.locator('#jam').fill('99');
      await page.locator('main form button[type=submit]').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'my-data', path: '/data-saya', account: 'company-1' },
  { name: 'my-data-empty', path: '/data-saya', account: 'pillars-jambi' },
  { name: 'my-data-signed-out', path: '/data-saya' },
  {
    name: 'my-data-erase',
    path: '/data-saya',
    account: 'company-1',
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^(Hapus data saya|Erase my data)$/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'privacy', path: '/privasi' },
  { name: 'accessibility', path: '/aksesibilitas' },
  { name: 'developers', path: '/developers' },
  { name: 'developers-en', path: '/developers?lang=en' },
];
