/** How long before its end a certificate is said to run out. */
const SOON_DAYS = 60;
const DAY_MS = 86_400_000;

export type CertificateState = 'VALID' | 'SOON' | 'EXPIRED';

/** Whether a certificate holds on a day, and for long. Both days as "2026-11-22"; no last day means it stays. */
export function certificateState(expiresOn: string | null | undefined, today: string): CertificateState {
  if (!expiresOn) return 'VALID';
  if (expiresOn < today) return 'EXPIRED';
  return Date.parse(expiresOn) - Date.parse(today) <= SOON_DAYS * DAY_MS ? 'SOON' : 'VALID';
}
