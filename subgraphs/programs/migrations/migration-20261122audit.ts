import { Migration } from '@mikro-orm/migrations';

import { audited, auditDdl } from '#kit/audit';

/** The audit trail, and every table that holds facts under it. */
export class Migration20261122audit extends Migration {
  override up(): void {
    for (const statement of [...auditDdl('programs'), ...AUDITED]) this.addSql(statement);
  }
}

const AUDITED = [
  ...audited('source', 'Source', { id: 'code' }),
  ...audited('area', 'Area', { id: 'code' }),
  ...audited('area_alias', 'Area', { id: 'area_code' }),
  ...audited('area_group', 'AreaGroup', { id: 'code' }),
  ...audited('area_group_member', 'AreaGroup', { id: 'group_code' }),
  ...audited('regulation', 'Regulation', { id: 'code' }),
  ...audited('priority_group', 'PriorityGroup', { id: 'code' }),
  ...audited('need_category', 'NeedCategory', { id: 'code' }),
  ...audited('programme', 'Programme', { id: 'code' }),
  ...audited('programme_pillar', 'ProgrammePillar', { id: 'code' }),
  ...audited('programme_component', 'ProgrammeComponent', { id: 'code' }),
  ...audited('budget_line', 'BudgetLine'),
  ...audited('budget_line_version', 'BudgetLine', { id: 'budget_line_id' }),
  ...audited('indicator', 'Indicator', { id: 'code' }),
  ...audited('figure', 'Figure'),
  ...audited('figure_choice', 'FigureChoice', { id: 'area_code,indicator_code,category,period' }),
  ...audited('verification_round', 'VerificationRound'),
  ...audited('verification_round_version', 'VerificationRound', { id: 'round_id' }),
  ...audited('verification_statement', 'VerificationStatement', { id: 'code' }),
  ...audited('gap_area', 'GapArea'),
  ...audited('gap_evidence', 'GapArea', { id: 'gap_area_id' }),
  ...audited('gap_area_step', 'GapArea', { id: 'gap_area_id' }),
  ...audited('need_line', 'NeedLine'),
  ...audited('need_formula', 'NeedLine', { id: 'need_line_id' }),
  ...audited('covering', 'Covering'),
  ...audited('priority_weight', 'PriorityWeight', { id: 'version,component' }),
];
