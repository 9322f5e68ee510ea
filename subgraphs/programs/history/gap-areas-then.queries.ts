import { assertRemembered } from '#kit/as-of';
import type { Page, PageArgs } from '#kit/connection';
import { badInput, notFound } from '#kit/errors';

import type { ProgramsContext } from '../context.ts';
import { findGapArea, maySee, type GapAreaRow } from '../gap-areas/gap-area.queries.ts';
import type { GapAreaSearch } from '../rankings/gap-filter.queries.ts';
import { listGapAreas, type GapAreaOrdering } from '../rankings/ranking.queries.ts';
import { GapAreaOrderField } from '../rankings/ranking.rules.ts';

import { problemsOfPastList } from './history.rules.ts';
import { readAllThen } from './history.queries.ts';

/** One gap area that the caller may see now, as it stood at an instant when the caller might have seen it too. */
export async function gapAreaThen(
  context: ProgramsContext,
  key: { id?: string | null; code?: string | null },
  asOf: string | null,
): Promise<GapAreaRow> {
  const now = await findGapArea(context, key);
  if (asOf === null) return now;
  const then = await context.loaders.past(asOf).gapArea.load(now.id);
  if (then && maySee(context.actor, then)) return then;
  await assertRemembered(context.read, 'gap_area_version', asOf);
  throw notFound('gap area', key.id ?? key.code ?? '');
}

/** Gap areas as they stood at an instant; by people in need unless told. */
export async function gapAreasThen(
  context: ProgramsContext,
  search: GapAreaSearch,
  order: GapAreaOrdering | null,
  page: PageArgs,
  asOf: string,
  chosen: string,
): Promise<Page<GapAreaRow>> {
  const ordering = order ?? { field: GapAreaOrderField.PEOPLE };
  const problems = problemsOfPastList(search, ordering.field);
  if (problems.length > 0) throw badInput(problems);
  // Of then no ranks are kept.
  const then = { ...context, read: readAllThen(context.read, asOf) };
  const found = await listGapAreas(then, search, ordering, page, { chosen, mayBeKept: false });
  if (found.nodes.length === 0) await assertRemembered(context.read, 'gap_area_version', asOf);
  return found;
}
