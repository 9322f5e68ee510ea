import type { AuditPolicy } from '#kit/audit';
import { Role } from '#kit/actor';

import { IMPORT_UNAUDITED } from '../import-runs/import-tables.ts';

const OF_PERSON = 'select p.area_code as area from personnel p where p.id =';

/** Who reads which part of the audit trail of pillars, and which tables it leaves out. */
export const pillarsAudit: AuditPolicy = {
  readers: [Role.PILLAR_COORDINATOR],
  areas: {
    Personnel: `${OF_PERSON} $1::uuid`,
    Consent: `${OF_PERSON} (select personnel_id from consent where id = $1::uuid)`,
    Correction: `${OF_PERSON} (select personnel_id from correction where id = $1::uuid)`,
    Certificate: `${OF_PERSON} (select personnel_id from certificate where id = $1::uuid)`,
    Availability: `${OF_PERSON} (select personnel_id from availability where id = $1::uuid)`,
    Organisation: 'select area_code as area from organisation where id = $1::uuid',
    TrainingSession: 'select area_code as area from training_session where id = $1::uuid',
    Deployment: `select g.area_code as area from deployment d join gap_area g on g.id = d.gap_area_id
      where d.id = $1::uuid`,
    VisitReport: `select g.area_code as area from visit v join gap_area g on g.id = v.gap_area_id
      where v.id = $1::uuid`,
    MeetingBrief: 'select area_code as area from brief where id = $1::uuid',
    GapArea: 'select area_code as area from gap_area where id = $1::uuid',
  },
  without: {
    ...IMPORT_UNAUDITED,
    area: 'a copy of what programs owns and audits',
    people_in_need: 'a copy of figures that programs owns and audits',
    gap_area: 'a copy of what programs owns and audits',
    volunteer_withdrawal: 'a copy of what csr owns and audits',
    visit_day: 'the sums of visits, which are audited',
    personal_read: 'itself a trail: only ever added to, a row each time somebody looks',
    event_seen: 'how far events of others were heard',
    migration: 'which migrations ran',
  },
};
