import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { announce } from '#kit/events';

const TOPIC = 'pillars.deployment';
const FOLLOWERS = ['csr'] as const;

interface Told {
  sequence: string;
  deploymentId: string;
  gapAreaId: string;
  areaCode: string;
  personnelTypeCode: string;
  state: string;
  beginsOn: string;
  endsOn: string;
}

/** Tells of a deployment after a step of it was noted: the type of the person, never who. */
export async function announceDeployment(tx: EntityManager, deploymentId: string): Promise<void> {
  const [told] = await rowsIn<Told>(
    tx,
    `select (select max(ordinal)::text from deployment_event e where e.deployment_id = d.id) as sequence,
       d.id as "deploymentId", d.gap_area_id as "gapAreaId", g.area_code as "areaCode",
       p.type_code as "personnelTypeCode", d.state, d.begins_on::text as "beginsOn", d.ends_on::text as "endsOn"
     from deployment d join gap_area g on g.id = d.gap_area_id join personnel p on p.id = d.personnel_id where d.id = ?`,
    [deploymentId],
  );
  if (!told) return;
  const { sequence, ...payload } = told;
  await announce(tx, TOPIC, FOLLOWERS, { aggregate: deploymentId, sequence, payload });
}
