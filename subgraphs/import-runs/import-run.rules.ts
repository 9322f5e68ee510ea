import type { RefusalReason, Words } from '#kit/refusal';

export const ImportState = { QUEUED: 'QUEUED', RUNNING: 'RUNNING', DONE: 'DONE', FAILED: 'FAILED' } as const;
export type ImportState = keyof typeof ImportState;

export const ImportChangeKind = { NEW: 'NEW', CHANGED: 'CHANGED' } as const;
export type ImportChangeKind = keyof typeof ImportChangeKind;

/** The most bytes a file may have by its format: a workbook and a map are read as a whole. */
export const LARGEST_FILE = 50 * 1024 * 1024;
export const LARGEST_WHOLE = 20 * 1024 * 1024;

export const ADDRESS_MINUTES = 15;
export const MOST_OPEN_UPLOADS = 10;
/** How many problems and changes are kept of a run; the counts are of all rows. */
export const MOST_PROBLEMS = 1_000;
export const MOST_CHANGES = 200;
/** After so many tries a run that keeps breaking off is given up. */
export const MOST_TRIES = 5;

/** Why no further upload is offered, or null when one is. */
export function refuseOpenUploads(open: number) {
  if (open < MOST_OPEN_UPLOADS) return null;
  return {
    __typename: 'TooManyImportUploads',
    code: 'TOO_MANY_IMPORT_UPLOADS',
    words: {
      ID: `Masih ada ${open} alamat unggahan yang belum dipakai. Pakai dahulu, atau tunggu ${ADDRESS_MINUTES} menit.`,
      EN: `${open} upload addresses are still open. Use them first, or wait ${ADDRESS_MINUTES} minutes.`,
    },
  } as const satisfies RefusalReason;
}

/** Why a file of this size finds no room beside what is stored already, or null when it does. */
export function refuseFullStorage(reserved: bigint, size: bigint, most: bigint) {
  if (reserved + size <= most) return null;
  const room = most > reserved ? (most - reserved) / 1_048_576n : 0n;
  return {
    __typename: 'ImportStorageFull',
    code: 'IMPORT_STORAGE_FULL',
    words: {
      ID: `Ruang untuk berkas impor tinggal ${room} MB. Tunggu sampai berkas lama dihapus (paling lama sehari), atau pecah berkasnya.`,
      EN: `There are ${room} MB left for files to be imported. Wait until older ones are removed (a day at most), or split the file.`,
    },
  } as const satisfies RefusalReason;
}

/** Why a key may not be used again: another file was imported under it. */
export const IMPORT_KEY_REUSED = {
  __typename: 'ImportKeyReused',
  code: 'IMPORT_KEY_REUSED',
  words: {
    ID: 'Kunci ini sudah dipakai untuk impor lain. Buat kunci baru untuk impor baru.',
    EN: 'This key was used for another import. Make a new key for a new import.',
  },
} as const satisfies RefusalReason;

/** Why a file cannot be imported yet: its bytes have not come, or are gone again. */
export const IMPORT_FILE_MISSING = {
  __typename: 'ImportFileMissing',
  code: 'IMPORT_FILE_MISSING',
  words: {
    ID: 'Isi berkasnya belum diunggah, atau sudah dihapus setelah sehari. Unggah lagi.',
    EN: 'The bytes of this file have not come yet, or were removed after a day. Upload it again.',
  },
} as const satisfies RefusalReason;

/** Said of a run that broke off too often; the cause is in the log. */
export const GIVEN_UP: Words = {
  ID: 'Impor terhenti berulang kali. Yang sudah tertulis tetap; hubungi pengelola hub, lalu ulangi dengan berkas yang sama.',
  EN: 'The import broke off again and again. What was written stays; tell the operator, then import the same file again.',
};

/** The roots of a file by its first bytes: a workbook is a packed folder, the others are text without NUL. */
export function isOfFormat(format: string, head: Uint8Array): boolean {
  if (format === 'XLSX') return head[0] === 0x50 && head[1] === 0x4b;
  return !head.includes(0);
}

/** The area that holds every grant with which something is imported: null is the whole country, `undefined` none. */
export function scopeOf(
  grants: readonly { role: string; area: string | null }[],
  roles: readonly string[],
): string | null | undefined {
  const areas = grants.filter(({ role }) => roles.includes(role) || role === 'ADMIN').map(({ area }) => area);
  const [first, ...others] = areas.map((area) => area?.split('.') ?? []);
  if (!first) return undefined;
  const differs = first.findIndex((segment, at) => others.some((other) => other[at] !== segment));
  return (differs === -1 ? first : first.slice(0, differs)).join('.') || null;
}
