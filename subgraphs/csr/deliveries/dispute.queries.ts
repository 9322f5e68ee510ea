import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';

import { readScope } from '../scope.ts';
import type { DisputeFilter } from './delivery-input.type.ts';
import type { DisputeType } from './delivery.type.ts';

const LISTED = `from dispute s join delivery d on d.id = s.delivery_id join pledge_allocation a on a.id = d.allocation_id
  join pledge p on p.id = a.pledge_id join gap_account g on g.id = a.gap_area_id
  where ($1::text is null or p.organisation = $1)
    and ($2::text is null or g.area_code = $2 or g.area_code like $2 || '.%')
    and ($3::boolean is null or (s.outcome is null) = $3)`;

/** Disputes over deliveries of the viewer's organisation, or of an area the viewer coordinates; the oldest first. */
export async function disputes(
  { read, actor }: RequestContext,
  filter: DisputeFilter,
  args: PageArgs,
): Promise<Page<DisputeType>> {
  const { organisation, within } = readScope(actor, filter.within);
  const page = readPage(args, ['number', 'uuid']);
  const values = [organisation, within, filter.isOpen ?? null];
  const rows = await read.rows<DisputeType>(
    `select s.id, s.delivery_id as "deliveryId", s.reason, s.raised_at as "raisedAt", s.outcome, s.resolution,
       s.resolved_at as "resolvedAt"
     ${LISTED} and ($4::numeric is null or (s.raised_at, s.id) > (to_timestamp($4::numeric / 1000), $5::uuid))
     order by s.raised_at, s.id limit $6`,
    [...values, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [String(Date.parse(row.raisedAt)), row.id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) ${LISTED}`, values);
      return Number(counted?.count ?? 0);
    },
  );
}
