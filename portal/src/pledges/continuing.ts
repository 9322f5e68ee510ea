/** What is asked of a pledge to go on with it. */
export interface Draft {
  code: string;
  state: string;
  allocations: readonly { gapArea: { code: string } | null }[];
}

/** The gap whose form goes on with a draft; null for a draft that is none, or that is for several needs. */
export function gapToContinue({ state, allocations }: Draft): string | null {
  return state === 'DRAFT' && allocations.length === 1 ? (allocations[0]?.gapArea?.code ?? null) : null;
}
