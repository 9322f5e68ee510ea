import { assertRemembered } from '#kit/as-of';

import type { CsrContext } from '../context.ts';
import type { Coverage } from '../gap-areas/coverage.type.ts';

/** How a gap is covered, or was covered at an instant; null for a gap that csr had not heard of. */
export async function coverageAt(
  { loaders, read }: CsrContext,
  gapAreaId: string,
  asOf: string | null,
): Promise<Coverage | null> {
  if (asOf === null) return loaders.coverageByGap.load(gapAreaId);
  const found = await loaders.past(asOf).coverageByGap.load(gapAreaId);
  if (!found) await assertRemembered(read, 'gap_account_version', asOf);
  return found;
}
