import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { enqueue } from '#kit/events';
import { newId } from '#kit/ids';

import { DISPATCH } from './dispatch.commands.ts';

/** A deployment as pillars announces it: never who. */
interface DeploymentTold {
  deploymentId: string;
  gapAreaId: string;
  areaCode: string;
  personnelTypeCode: string;
  state: string;
  beginsOn: string;
  endsOn: string;
}

/** Lets webhooks hear of a deployment. */
export async function hearOfDeployment(tx: EntityManager, { areaCode, ...told }: DeploymentTold): Promise<void> {
  const rows = await rowsIn(
    tx,
    `insert into webhook_event (id, topic, area_code, organisation, body)
     select ?, 'DEPLOYMENT_STATE_CHANGED', ?::text, null, ?::text
     where exists (select 1 from webhook where state = 'ACTIVE' and 'DEPLOYMENT_STATE_CHANGED' = any(topics)) returning id`,
    [
      newId(),
      areaCode,
      JSON.stringify({ type: 'DEPLOYMENT_STATE_CHANGED', timestamp: new Date().toISOString(), data: told }),
    ],
  );
  if (rows.length > 0) await enqueue(tx, DISPATCH, {});
}
