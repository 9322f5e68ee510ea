import type { NeedLineDraft } from '../../subgraphs/programs/needs/need-line.rules.ts';

export interface SeededEvidence {
  title: string;
  sourceCode: string | null;
  asOf: string | null;
  quote: string | null;
}

/** A gap area as the seeds tell it; it is published at once. */
export interface SeededGap {
  /** What the fixed id is made of. */
  key: string;
  title: string;
  areaCode: string;
  categoryCode: string;
  peopleInNeed: number;
  personnelNeeded: number | null;
  figuresAsOf: string | null;
  note: string;
  isDemo: boolean;
  lines: NeedLineDraft[];
  evidence: SeededEvidence[];
  /** The inputs of a computed first line. */
  formula?: {
    formula: string;
    poorPercent: string;
    depthP1: string;
    poorThousand: string;
    povertyLine: string;
    period: string;
    sources: readonly string[];
  };
  /** Rupiah of a demo budget line set against the first line. */
  covered?: number;
}
