import { Role } from '#kit/actor';

import type { Account } from './accounts.ts';

/** Shown in the README: these accounts exist only beside demo data. */
export const DEMO_PASSWORD = 'simpul-demo-2026';

export const DEMO_EMAIL_DOMAIN = 'demo.simpul.test';

/** The invented organisations the demo accounts act for; seeds use the same ids. */
export const DEMO_ORGANISATIONS = {
  'demo-company-1': 'PT Contoh Batanghari Energi',
  'demo-company-2': 'PT Contoh Muaro Sawit',
  'demo-forum-jambi': 'Forum TJSL Contoh Provinsi Jambi',
  'demo-forum-15.07': 'Forum TJSL Contoh Tanjung Jabung Timur',
  'demo-dinsos-jambi': 'Dinas Sosial Contoh Provinsi Jambi',
  'demo-dinsos-kepri': 'Dinas Sosial Contoh Provinsi Kepulauan Riau',
  'demo-dinsos-indramayu': 'Dinas Sosial Contoh Kabupaten Indramayu',
  'demo-admin': 'Pengelola Simpul (contoh)',
} as const;

export type DemoOrganisation = keyof typeof DEMO_ORGANISATIONS;

function demo(mailbox: string, name: string, role: Role, area: string | null, organisation: DemoOrganisation): Account {
  return {
    subject: `demo-user-${mailbox}`,
    email: `${mailbox}@${DEMO_EMAIL_DOMAIN}`,
    password: DEMO_PASSWORD,
    name,
    roles: [{ role, area }],
    organisation,
  };
}

/** One account per role, and a second company and a second coordinator to try the borders with. */
export const DEMO_ACCOUNTS: readonly Account[] = [
  demo('company-1', 'Perusahaan Contoh 1', Role.COMPANY, null, 'demo-company-1'),
  demo('company-2', 'Perusahaan Contoh 2', Role.COMPANY, null, 'demo-company-2'),
  demo('forum-jambi', 'Koordinator Forum Jambi', Role.FORUM_COORDINATOR, '15', 'demo-forum-jambi'),
  demo('forum-15.07', 'Koordinator Forum 15.07', Role.FORUM_COORDINATOR, '15.07', 'demo-forum-15.07'),
  demo('officer-jambi', 'Petugas Program Jambi', Role.PROGRAM_OFFICER, '15', 'demo-dinsos-jambi'),
  demo('pillars-jambi', 'Koordinator Pilar Jambi', Role.PILLAR_COORDINATOR, '15', 'demo-dinsos-jambi'),
  demo('officer-kepri', 'Petugas Program Kepri', Role.PROGRAM_OFFICER, '21', 'demo-dinsos-kepri'),
  demo('officer-indramayu', 'Petugas Program Indramayu', Role.PROGRAM_OFFICER, '32.12', 'demo-dinsos-indramayu'),
  demo('pillars-indramayu', 'Koordinator Pilar Indramayu', Role.PILLAR_COORDINATOR, '32.12', 'demo-dinsos-indramayu'),
  demo('admin', 'Pengelola Contoh', Role.ADMIN, null, 'demo-admin'),
];
