/** Why somebody cannot pledge for a gap now; null where they can (or can after signing in). */
export type NoPledge = 'CLOSED' | 'COVERED' | 'NO_EVIDENCE' | 'NOT_COMPANY';

interface Pledgeable {
  status: string;
  evidence: readonly unknown[];
  coverage?: { lines: readonly { uncovered: number }[] } | null;
}

export function whyNoPledge(
  { status, evidence, coverage }: Pledgeable,
  { subject, roles }: { subject: string | null; roles: readonly { role: string }[] },
): NoPledge | null {
  if (status !== 'PUBLISHED') return 'CLOSED';
  if (evidence.length === 0) return 'NO_EVIDENCE';
  if (coverage?.lines.every(({ uncovered }) => uncovered === 0)) return 'COVERED';
  if (subject !== null && !roles.some(({ role }) => role === 'COMPANY')) return 'NOT_COMPANY';
  return null;
}
