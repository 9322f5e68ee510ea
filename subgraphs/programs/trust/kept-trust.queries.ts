import { gapFacts, scoreSql, isStaleSql, trustMatches } from './trust.queries.ts';

/** True where the kept trust `t` of a gap area is good on `day`. */
export const isGood = (day: string): string =>
  `${day} between t.good_from and t.good_until and t.stamp = (select n from trust_stamp)`;

const kept = (column: string, day: string) =>
  `(select t.${column} from gap_trust t where t.gap_area_id = g.id and ${isGood(day)})`;

/** The trust score of a gap area `g` on `day`: the kept one where it is good, else worked out here. */
export const gapScore = (day: string): string => `coalesce(${kept('score', day)}, ${scoreSql(gapFacts(day))})`;

/** True when a gap area `g` reaches the grade `least` (or it is null) and is stale or not as `stale` says (or it is null). */
export const gapTrustMatches = (day: string, least: string, stale: string): string =>
  trustMatches(
    { score: gapScore(day), isStale: `coalesce(${kept('is_stale', day)}, ${isStaleSql(gapFacts(day))})` },
    least,
    stale,
  );

const DIFFERS = (day: string) => `(t.score, t.is_stale) is distinct from
  (${scoreSql(gapFacts(day))}::integer, ${isStaleSql(gapFacts(day))})`;

/** Standing rule of the kept trust: it is good on the first and on the last day that it says. */
export const TRUST_RULES: Record<string, string> = {
  'a kept trust score is what it would be worked out as': `
    select g.id as key, format('%s from %s to %s', t.score, t.good_from, t.good_until) as detail
    from gap_area g left join gap_trust t on t.gap_area_id = g.id
    where t.gap_area_id is null or (${isGood('t.good_from')} and (${DIFFERS('t.good_from')}
      or t.good_until < 'infinity' and ${DIFFERS('t.good_until')}))`,
};
