import type { Snapshot } from '#kit/snapshot';

import { FINGERPRINTS as CSR_FINGERPRINTS } from '../subgraphs/csr/ledger/ledger.queries.ts';
import { FINGERPRINTS as PILLARS_FINGERPRINTS } from '../subgraphs/pillars/ledger/ledger.queries.ts';
import { TOLD_FINGERPRINTS } from '../subgraphs/programs/ledger/ledger.queries.ts';

/** A part of a brief and the fingerprint it has, or was told to have. */
export interface BriefPart {
  code: string;
  part: string;
  fingerprint: string;
}

/** What programs was told of the parts of others; read first, so that whoever told it has the part by then. */
export const toldParts = (programs: Snapshot): Promise<BriefPart[]> => programs.rows<BriefPart>(TOLD_FINGERPRINTS);

/** The parts of briefs that are not those that were told: whoever rewrote a part with its fingerprint is found here. */
export async function rewrittenParts(readOf: (subgraph: string) => Snapshot, told: readonly BriefPart[]) {
  const kept = [
    ...(await readOf('csr').rows<BriefPart>(CSR_FINGERPRINTS)),
    ...(await readOf('pillars').rows<BriefPart>(PILLARS_FINGERPRINTS)),
  ];
  const keyOf = ({ code, part }: BriefPart) => `${code} ${part}`;
  const prints = new Map(kept.map((one) => [keyOf(one), one.fingerprint]));
  return told
    .filter((one) => prints.get(keyOf(one)) !== one.fingerprint)
    .map((one) => ({
      rule: 'a part of a frozen brief is the one that was told when it was frozen',
      key: keyOf(one),
      detail: `${one.fingerprint} / ${prints.get(keyOf(one)) ?? 'gone'}`,
    }));
}
