import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { notFound } from '#kit/errors';
import { rowLoader } from '#kit/loading';

import type { StaffingCounts } from './staffing.rules.ts';

export interface StaffingRow extends StaffingCounts {
  gapAreaId: string;
  version: number;
  asOf: string;
  /** The area of the gap, and whether officers have it open. */
  areaCode: string;
  status: string;
}

const SELECT = `select s.gap_area_id as "gapAreaId", s.needed, s.proposed, s.deployed, s.completed,
    s.version::int as version, s.changed_at as "asOf", g.area_code as "areaCode", g.status
  from gap_staffing s join gap_area g on g.id = s.gap_area_id`;

const SHOWN = `select gap_area_id as "gapAreaId", needed, proposed, deployed, completed, version::int as version,
    changed_at as "asOf" from gap_staffing where gap_area_id = any ($1::uuid[])`;

export function staffingLoaders(read: Snapshot) {
  return {
    staffing: rowLoader<Omit<StaffingRow, 'areaCode' | 'status'>>(read, SHOWN, (row) => row.gapAreaId),
  };
}

/** The places of a gap area, which nobody else fills or frees until this command is over. */
export async function lockStaffing(tx: EntityManager, gapAreaId: string): Promise<StaffingRow> {
  const [row] = await rowsIn<StaffingRow>(tx, `${SELECT} where s.gap_area_id = ? for update of s`, [gapAreaId]);
  if (!row) throw notFound('gap area', gapAreaId);
  return row;
}
