import type { AuditPolicy } from '#kit/audit';
import { Role } from '#kit/actor';

import { IMPORT_UNAUDITED } from '../import-runs/import-tables.ts';

/** Who reads which part of the audit trail of programs, and which tables it leaves out. */
export const programsAudit: AuditPolicy = {
  readers: [Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR],
  areas: {
    GapArea: "select area_code as area from gap_area where id = $1::uuid and status <> 'DRAFT'",
    NeedLine: `select g.area_code as area from need_line n join gap_area g on g.id = n.gap_area_id
      where n.id = $1::uuid and g.status <> 'DRAFT'`,
    BudgetLine: 'select area_code as area from budget_line where id = $1::uuid',
    Figure: 'select area_code as area from figure where id = $1::uuid',
    PlanningCycle: 'select area_code as area from planning_cycle where id = $1::uuid',
    PlanningDocument: 'select area_code as area from planning_document where id = $1::uuid',
    PlanningProposal: 'select area_code as area from planning_proposal where id = $1::uuid',
    CoordinationMeeting: 'select area_code as area from coordination_meeting where id = $1::uuid',
    MeetingOutcome: `select m.area_code as area from meeting_outcome o join coordination_meeting m on m.id = o.meeting_id
      where o.id = $1::uuid`,
    MeetingBrief: 'select area_code as area from meeting_brief where id = $1::uuid',
    AreaBoundary: 'select area_code as area from area_boundary where area_code = $1',
    VerificationRound: 'select area_code as area from verification_round where id = $1::uuid',
  },
  without: {
    ...IMPORT_UNAUDITED,
    announced_state: 'numbers of what was announced to other subgraphs',
    event_seen: 'how far events of others were heard',
    gap_area_version: 'the history of gap areas, written with each of their versions; append-only',
    gap_coverage: 'a read model of what csr announces',
    gap_coverage_line: 'a read model of what csr announces',
    gap_staffing: 'a read model of what pillars announces',
    gap_people_withheld: 'a read model, computed from gap areas that are audited',
    gap_trust: 'a read model, computed from facts and rules that are audited',
    trust_stamp: 'how often the rules of trust were changed; they are audited',
    gap_rank: 'a read model, computed from gap areas and the read models beside it',
    gap_people_withheld_step: 'the history of that read model; append-only',
    gap_priority: 'a read model, computed from figures and weights that are audited',
    replay: 'answers kept for retries; what they tell of is audited',
    migration: 'which migrations ran',
  },
};
