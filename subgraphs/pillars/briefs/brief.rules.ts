/** The places of one gap area as they stood. */
export interface BriefGapStaffing {
  position: number;
  gapCode: string;
  title: string;
  areaCode: string;
  areaName: string | null;
  needed: number | null;
  proposed: number;
  deployed: number;
  completed: number;
  missing: number | null;
  isDemo: boolean;
}

/** How many people of one type and organisation serve in one gap area; each counts once. */
export interface BriefDeployed {
  position: number;
  gapCode: string;
  areaCode: string;
  typeCode: string;
  typeName: string;
  organisation: string | null;
  proposed: number;
  deployed: number;
  completed: number;
}

export interface BriefStaffingTotals {
  needed: number;
  proposed: number;
  deployed: number;
  completed: number;
  missing: number;
}

/** What the gap areas of a brief add up to; one whose need nobody stated adds nothing to needed and missing. */
export function totalsOf(gaps: readonly Omit<BriefGapStaffing, 'position'>[]): BriefStaffingTotals {
  const sum = (of: (gap: Omit<BriefGapStaffing, 'position'>) => number | null) =>
    gaps.reduce((total, gap) => total + (of(gap) ?? 0), 0);
  return {
    needed: sum(({ needed }) => needed),
    proposed: sum(({ proposed }) => proposed),
    deployed: sum(({ deployed }) => deployed),
    completed: sum(({ completed }) => completed),
    missing: sum(({ missing }) => missing),
  };
}
