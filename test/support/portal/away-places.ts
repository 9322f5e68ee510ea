import { SCREENS } from '../screens/all.ts';

export const PARTS = ['csr', 'pillars', 'programs'] as const;
export type Part = (typeof PARTS)[number];

/** A screen somebody has daily, and what has to be seen of it still with a part of the hub away. */
export interface Place {
  name: string;
  path: string;
  account?: string;
  still: Partial<Record<Part, RegExp>>;
}

const RUPIAH = /^Rp[\d.]+$/;
const PLEDGE = /^IKR-2026-\d+$/;

/**
 * By the names of `SCREENS`. What must still be seen is a row of another part where the screen has one; a screen that is
 * all of the part that is away keeps its title. A part that a screen has nothing of is mostly left out.
 */
const STILL: Record<string, Place['still']> = {
  home: { csr: /^Rp[\d.,]+ (miliar|triliun)$/, pillars: /^Kebutuhan$/, programs: /^Pilih wilayah$/ },
  gaps: { csr: /^Kesenjangan kemiskinan /, programs: /^Urutkan menurut$/ },
  gap: { csr: /^Muara Sabak Timur$/, pillars: RUPIAH, programs: /^KSJ-150701-2027-0001$/ },
  compare: { csr: /^Penduduk miskin$/, programs: /^Bandingkan$/ },
  sources: { programs: /^Sumber data$/ },
  'area-province': { programs: /^Kesenjangan$/ },
  forgotten: { csr: /^Kesenjangan terlupakan$/, programs: RUPIAH },
  overlaps: { csr: /^Radar tumpang tindih$/, programs: /^PT / },
  meetings: { programs: /^Rapat koordinasi$/ },
  pledges: { csr: /^Ikrar saya$/, programs: PLEDGE },
  pledge: { csr: /^Ikrar IKR-2026-6$/, pillars: /^Disalurkan sebagian$/, programs: /^Disalurkan sebagian$/ },
  certificates: { csr: /^Sertifikat kontribusi$/, programs: /^SRT-2026-/ },
  compliance: { csr: /^Rencana dan laporan CSR$/, programs: /^PT Contoh Batanghari Energi$/ },
  report: { csr: /^Laporkan kegiatan$/, programs: /^Laporkan kegiatan$/ },
  desk: { csr: /^Kesenjangan terbit$/, pillars: /^Kesenjangan terbit$/, programs: /^Sengketa terbuka$/ },
  queue: { csr: /^Antrean verifikasi$/, programs: PLEDGE },
  'queue-deliveries': { csr: /^Penyaluran yang perlu diperiksa$/, programs: PLEDGE },
  matching: { csr: /^Pencocokan$/, programs: /^Dana bersama yang belum dicocokkan$/ },
  manage: { csr: /^Muara Bulian$/, programs: /^Kelola kesenjangan$/ },
  proposal: { csr: /^Lansia terlantar di Kecamatan Muara Sabak Timur/, programs: /^Usulan USL-150701-2027-0001$/ },
  people: { pillars: /^Relawan dan personel$/, programs: /^Contoh TKSK \d+$/ },
  'people-short': { pillars: /^Wilayah yang kekurangan orang$/, programs: /^Kurang \d+ orang$/ },
  deployments: { pillars: /^Tugaskan orang$/, programs: /^Contoh TKSK \d+$/ },
  assign: { pillars: /^Muara Sabak Timur$/, programs: /^Contoh TKSK \d+$/ },
  attendance: { pillars: /^Simpan catatan$/, programs: /^Simpan catatan$/ },
};

export const PLACES: readonly Place[] = Object.entries(STILL).map(([name, still]) => {
  const screen = SCREENS.find((one) => one.name === name);
  if (!screen) throw new Error(`no screen is called ${name}`);
  const { path, account } = screen;
  return { name, path, still, ...(account && { account }) };
});
