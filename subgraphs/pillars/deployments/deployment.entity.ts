import { defineEntity, p } from '@mikro-orm/core';

import { DeploymentState } from './deployment.rules.ts';

const STATES = Object.values(DeploymentState);

const DeploymentTable = defineEntity({
  name: 'Deployment',
  tableName: 'deployment',
  properties: {
    id: p.uuid().primary(),
    personnelId: p.uuid(),
    gapAreaId: p.uuid(),
    beginsOn: p.date(),
    endsOn: p.date(),
    hoursPerWeek: p.smallint(),
    task: p.text().nullable(),
    state: p.enum(STATES),
    isDemo: p.boolean(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
  },
});

export class Deployment extends DeploymentTable.class {}
DeploymentTable.setClass(Deployment);

const DeploymentEventTable = defineEntity({
  name: 'DeploymentEvent',
  tableName: 'deployment_event',
  properties: {
    deploymentId: p.uuid().primary(),
    ordinal: p.integer().primary(),
    fromState: p.enum(STATES).nullable(),
    toState: p.enum(STATES),
    reason: p.text().nullable(),
    actorSubject: p.text(),
    actorName: p.text(),
    happenedAt: p.datetime(3),
  },
});

/** One step of a deployment; rows are only ever added. */
export class DeploymentEvent extends DeploymentEventTable.class {}
DeploymentEventTable.setClass(DeploymentEvent);
