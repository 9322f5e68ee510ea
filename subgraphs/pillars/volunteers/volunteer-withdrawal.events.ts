import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

/** Volunteer days that were accepted and that their company has taken back, as csr tells it. */
export interface WithdrawalTold {
  offerId: string;
  gapAreaId: string;
  areaCode: string;
  people: number;
  hours: string;
  beginsOn: string;
  endsOn: string;
  reason: string;
  isDemo: boolean;
  withdrawnAt: string;
}

/** Keeps for the coordinators of the area which employees of companies do not come after all. */
export async function applyVolunteerWithdrawal(tx: EntityManager, told: WithdrawalTold): Promise<void> {
  await rowsIn(
    tx,
    `insert into volunteer_withdrawal (offer_id, gap_area_id, area_code, people, hours, begins_on, ends_on, reason,
       is_demo, withdrawn_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    [
      told.offerId,
      told.gapAreaId,
      told.areaCode,
      told.people,
      told.hours,
      told.beginsOn,
      told.endsOn,
      told.reason,
      told.isDemo,
      told.withdrawnAt,
    ],
  );
}
