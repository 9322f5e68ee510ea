import type { LocalDate } from '#kit/dates';
import type { Words } from '#kit/refusal';

export const ReminderKind = {
  INSTALMENT_DUE: 'INSTALMENT_DUE',
  INSTALMENT_LATE: 'INSTALMENT_LATE',
  NOTHING_SENT: 'NOTHING_SENT',
  HOLD_ENDING: 'HOLD_ENDING',
  DELIVERY_UNCONFIRMED: 'DELIVERY_UNCONFIRMED',
  AGREEMENT_ENDING: 'AGREEMENT_ENDING',
  REPORT_DUE: 'REPORT_DUE',
} as const;
export type ReminderKind = keyof typeof ReminderKind;

/** How many days before its day something is reminded of, or after it for what waits for somebody. */
export const INSTALMENT_DAYS = 14;
export const HOLD_ENDING_DAYS = 3;
export const UNCONFIRMED_DAYS = 7;
export const AGREEMENT_DAYS = 30;
/** The report of a year is looked for until the day by which the year's general meeting is held (UU 40/2007 art. 78). */
export const REPORT_DAY = '06-30';

/** What an instalment plan tells of all the money of a pledge is for who oversees all of its areas. */
export const needsAllAreas = (kind: ReminderKind): boolean => kind === 'INSTALMENT_DUE' || kind === 'INSTALMENT_LATE';

const DAY_MS = 86_400_000;

/** Whole days from one day to another; below 0 when the other is past. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const SENTENCES: Record<ReminderKind, (day: string) => Words> = {
  INSTALMENT_DUE: (day) => ({
    ID: `Termin jatuh tempo pada ${day}. Catat penyalurannya setelah dikirim.`,
    EN: `An instalment falls due on ${day}. Record the delivery once it is sent.`,
  }),
  INSTALMENT_LATE: (day) => ({
    ID: `Termin ${day} terlambat. Komitmen tetap berlaku; salurkan atau ubah jadwalnya.`,
    EN: `The instalment of ${day} is late. The commitment stands; deliver, or have the plan changed.`,
  }),
  NOTHING_SENT: (day) => ({
    ID: `Sampai ${day} belum ada yang dikirim dari bagian ikrar yang berkomitmen ini.`,
    EN: `Until ${day} nothing was sent of this committed part of a pledge.`,
  }),
  HOLD_ENDING: (day) => ({
    ID: `Penahanan berakhir pada ${day} bila belum diputuskan koordinator.`,
    EN: `The hold ends on ${day} unless the coordinator decides before.`,
  }),
  DELIVERY_UNCONFIRMED: (day) => ({
    ID: `Penyaluran ini seharusnya sudah dikonfirmasi penerima pada ${day}.`,
    EN: `The receiver was to confirm this delivery by ${day}.`,
  }),
  AGREEMENT_ENDING: (day) => ({
    ID: `Perjanjian berakhir pada ${day}. Perpanjang bila masih diperlukan.`,
    EN: `The agreement ends on ${day}. Renew it if it is still needed.`,
  }),
  REPORT_DUE: (day) => ({
    ID: `Laporan TJSL tahun lalu ditunggu paling lambat ${day}.`,
    EN: `The report of last year is expected by ${day}.`,
  }),
};

/** What a reminder says, in both languages. */
export const reminderWords = (kind: ReminderKind, dueOn: LocalDate): Words => SENTENCES[kind](dueOn);
