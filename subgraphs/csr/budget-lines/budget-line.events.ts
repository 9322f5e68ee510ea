import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { EventEnvelope } from '#kit/events';

interface BudgetLineAnnounced {
  id: string;
  name: string;
  programmeCode: string | null;
  areaCode: string;
  categoryCode: string | null;
  item: string | null;
  fiscalYear: number;
  mechanism: string;
  allocated: string | null;
  agency: string | null;
}

/** Keeps what the state plans to pay, so that a pledge can be held against it before it is made. */
export async function applyBudgetLine(
  tx: EntityManager,
  line: BudgetLineAnnounced,
  envelope: EventEnvelope<unknown>,
): Promise<void> {
  await rowsIn(
    tx,
    `insert into budget_line (id, name, programme_code, area_code, category_code, item, fiscal_year, mechanism, allocated,
       agency, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set name = excluded.name, programme_code = excluded.programme_code,
       area_code = excluded.area_code, category_code = excluded.category_code, item = excluded.item,
       fiscal_year = excluded.fiscal_year, mechanism = excluded.mechanism, allocated = excluded.allocated,
       agency = excluded.agency, version = excluded.version`,
    [
      line.id,
      line.name,
      line.programmeCode,
      line.areaCode,
      line.categoryCode,
      line.item,
      line.fiscalYear,
      line.mechanism,
      line.allocated,
      line.agency,
      envelope.sequence,
    ],
  );
}
