const undone = (table: string, of: string, back: string): string => `
  select e.${of} as key, format('%s undoes %s', e.id, e.undoes) as detail
  from ${table} e join ${table} u on u.id = e.undoes
  where u.${of} <> e.${of} or u.to_state <> e.from_state or u.undoes is not null
    or u.actor_subject <> e.actor_subject or u.happened_at > e.happened_at or not (${back})
    or exists (select 1 from ${table} b where b.${of} = e.${of} and b.id > u.id and b.id < e.id)`;

/** The standing invariants of undone steps: each statement lists the rows that break its rule. */
export const UNDO_RULES: Record<string, string> = {
  'an undone step of an allocation is the one right before, taken by the same person': undone(
    'allocation_event',
    'allocation_id',
    `e.to_state = u.from_state or (e.to_state = 'CANCELLED' and u.to_state = 'COMMITTED'
       and (select from_pool from pledge_allocation where id = e.allocation_id))`,
  ),
  'an undone step of a delivery is the one right before, taken by the same person': undone(
    'delivery_event',
    'delivery_id',
    'e.to_state = u.from_state',
  ),
};
