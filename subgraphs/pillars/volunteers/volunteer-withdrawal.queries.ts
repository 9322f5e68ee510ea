import { Role, assertMayActIn } from '#kit/actor';
import type { Page, PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';

import { isWithinSql, readWithin } from '../areas/area.queries.ts';
import { pageOfList } from '../pages.ts';
import type { VolunteerWithdrawalType } from './volunteer-withdrawal.type.ts';

const MS = '(extract(epoch from w.withdrawn_at) * 1000)::bigint';
type Told = Omit<VolunteerWithdrawalType, 'hours'> & { hours: string; at: string };

/** Accepted volunteer days of an area that were taken back, the newest first; for its pillar coordinators. */
export async function volunteerWithdrawals(
  { read, actor }: RequestContext,
  within: string,
  args: PageArgs,
): Promise<Page<VolunteerWithdrawalType>> {
  await readWithin(read, within, 'within');
  assertMayActIn(actor, [Role.PILLAR_COORDINATOR], within);
  const page = await pageOfList<Told>(
    read,
    {
      rows: `select w.offer_id as "offerId", w.gap_area_id as "gapAreaId", w.people, w.hours::text as hours,
          w.begins_on::text as "beginsOn", w.ends_on::text as "endsOn", w.reason, w.is_demo as "isDemo",
          w.withdrawn_at as "withdrawnAt", ${MS}::text as at
        from volunteer_withdrawal w where ${isWithinSql('w.area_code', '$1')}
          and ($3::numeric is null or (${MS}, w.offer_id) < ($3, $4::uuid))
        order by w.withdrawn_at desc, w.offer_id desc limit $2`,
      count: `select count(*)::int as total from volunteer_withdrawal w where ${isWithinSql('w.area_code', '$1')}`,
      keys: ['number', 'uuid'],
      keysOf: (row) => [row.at, row.offerId],
    },
    args,
    [within],
  );
  const whole = (row: Told): VolunteerWithdrawalType => ({ ...row, hours: BigInt(row.hours) });
  return {
    ...page,
    nodes: page.nodes.map(whole),
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: whole(node) })),
  };
}
