/**
 * The priority of gap `g` on a day, 0 to 100, as programs works it out: what lasts, what trust added when it was told (once a
 * day at least), and what the deadline adds. `p` is its row of gap_priority; null without one.
 */
export const scoreOn = (day: string): string => `(p.base_score + p.trust_points
  + case when g.deadline is null then 0 else p.deadline_weight * 0.01 * round(
    greatest(0, p.deadline_days - greatest(0, g.deadline - ${day}::date)) * 100.0 / p.deadline_days, 4) end)`;
