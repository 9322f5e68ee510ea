import { Migration } from '@mikro-orm/migrations';

import { audited, auditDdl } from '#kit/audit';

/** The audit trail, and every table that holds facts under it. */
export class Migration20261122audit extends Migration {
  override up(): void {
    for (const statement of [...auditDdl('pillars'), ...AUDITED]) this.addSql(statement);
  }
}

const AUDITED = [
  ...audited('resource_type', 'ResourceType', { id: 'code' }),
  ...audited('personnel_type', 'PersonnelType', { id: 'code' }),
  ...audited('organisation', 'Organisation'),
  ...audited('personnel', 'Personnel'),
  ...audited('person', 'Personnel', { id: 'personnel_id' }),
  ...audited('personnel_figure', 'PersonnelFigure'),
  ...audited('training_session', 'TrainingSession'),
  ...audited('certificate', 'Certificate'),
  ...audited('availability', 'Availability'),
  ...audited('deployment', 'Deployment'),
  ...audited('deployment_event', 'Deployment', { id: 'deployment_id' }),
  ...audited('gap_staffing', 'GapArea', { id: 'gap_area_id' }),
];
