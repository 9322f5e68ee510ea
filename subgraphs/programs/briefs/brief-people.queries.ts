import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

import { isFewMore, sumsOfAreas, withheldCounts } from '../suppression/suppression.rules.ts';
import type { BriefGap } from './brief.rules.ts';

type GapPeople = Pick<BriefGap, 'id' | 'areaCode' | 'categoryCode' | 'peopleInNeed' | 'isSuppressed'>;

/** The counts of people that earlier briefs of the year show, by gap area; what is frozen is read for ever. */
async function frozenBefore(tx: EntityManager, ids: readonly string[], fiscalYear: number) {
  const rows = await rowsIn<{ id: string; count: string }>(
    tx,
    `select distinct told.id, told."peopleInNeed" as count from meeting_brief b
     cross join lateral jsonb_to_recordset(b.content::jsonb -> 'gaps') as told (id text, "peopleInNeed" text)
     where b.fiscal_year = ? and told."peopleInNeed" is not null and told.id = any (?::text[])`,
    [fiscalYear, ids],
  );
  const counts = new Map<string, number[]>();
  for (const { id, count } of rows) counts.set(id, [...(counts.get(id) ?? []), Number(count)]);
  return counts;
}

/** Which gap areas of one category give their people away beside an earlier brief. */
function givenAway(gaps: readonly GapPeople[], earlier: ReadonlyMap<string, readonly number[]>): string[] {
  const counted = gaps.filter(({ peopleInNeed }) => peopleInNeed !== null);
  const cells = counted.map(({ id, areaCode, peopleInNeed, isSuppressed }) => {
    const value = Number(peopleInNeed);
    const isSecret = earlier.get(id)?.some((before) => isFewMore(before, value, areaCode)) ?? false;
    return { key: id, areaCode, value, isSecret, isDerived: isSuppressed && !isSecret };
  });
  if (!cells.some(({ isSecret }) => isSecret)) return [];
  const idOf = new Map(counted.map(({ areaCode, id }) => [areaCode, id]));
  return [
    ...withheldCounts(
      cells,
      sumsOfAreas([...idOf.keys()], (code) => idOf.get(code) ?? code),
    ).keys(),
  ];
}

/**
 * The gap areas of which a new brief shows no people: where an earlier brief shows 1 to 4 more or fewer, the difference
 * would be a count of a few; and what else it takes that no sum gives it away.
 */
export async function withheldBesideEarlier(
  tx: EntityManager,
  gaps: readonly GapPeople[],
  fiscalYear: number,
): Promise<ReadonlySet<string>> {
  const earlier = await frozenBefore(
    tx,
    gaps.map(({ id }) => id),
    fiscalYear,
  );
  const categories = new Set(gaps.map(({ categoryCode }) => categoryCode));
  return new Set(
    [...categories].flatMap((category) =>
      givenAway(
        gaps.filter(({ categoryCode }) => categoryCode === category),
        earlier,
      ),
    ),
  );
}
