import { aBrief, anotherBrief, BREAKS_OF_IMPORTS, oneOf, type Breaks } from './ledger-breaks.ts';

const NONE = "'00000000-0000-4000-8000-000000000001'";

const GAP = oneOf('gap_area', 'published_at is not null');
const PROPOSAL = oneOf('planning_proposal');
const BUDGET_LINE = oneOf('budget_line', 'covered > 0');
const LAST_STEP = (table: string, of: string) =>
  `(${of}, version) in (select ${of}, max(version) from ${table} group by 1)`;

const TOTALS = { needs: [], peopleInNeed: 0, allocated: 0, gapCount: 0 };
const NEED = { kind: 'MONEY', item: null, unit: 'IDR', need: 5, budget: 0 };
const OF_BUDGETS: Breaks = {
  'what a budget line covers is the sum of its living coverings, and no more than is allocated': [
    `update budget_line set covered = covered + 1 where ${BUDGET_LINE}`,
    `update covering set value = value + 1 where ${oneOf('covering', 'released_at is null')}`,
    `update covering set released_at = now() where ${oneOf('covering', 'released_at is null')}`,
    `update budget_line set allocated = covered - 1 where ${BUDGET_LINE}`,
  ],
  'a budget line stands at its last version': [
    `update budget_line set version = version + 1 where ${BUDGET_LINE}`,
    `update budget_line set version = 3 where ${BUDGET_LINE};
     insert into budget_line_version (budget_line_id, version) select id, 3 from budget_line where ${BUDGET_LINE}`,
  ],
  'a ranked need adds up': [
    'need',
    'over_covered',
    'budget',
    'committed',
    'delivered',
    'uncovered',
    'open',
    'held',
  ].map(
    (figure) => `update gap_coverage_line set ${figure} = ${figure} + 1 where need_line_id =
      (select need_line_id from gap_coverage_line where open > 0 order by 1 limit 1)`,
  ),
  'what the budget gives a proposal is the sum of its budget lines': [
    `update planning_proposal set funded = funded + 1 where ${PROPOSAL}`,
    'update proposal_budget_line set amount = amount + 1',
  ],
  'each total of a frozen brief is the sum of its rows': [
    aBrief('meeting_brief', { gaps: [{ lines: [NEED] }], budgetLines: [], totals: { ...TOTALS, gapCount: 1 } }),
    aBrief('meeting_brief', {
      gaps: [{ lines: [], peopleInNeed: 4 }],
      budgetLines: [],
      totals: { ...TOTALS, gapCount: 1 },
    }),
    aBrief('meeting_brief', { gaps: [], budgetLines: [{ allocated: 3 }], totals: TOTALS }),
    aBrief('meeting_brief', { gaps: [], budgetLines: [], totals: { ...TOTALS, gapCount: 1 } }),
  ],
  'a frozen brief is what its fingerprint says': anotherBrief('meeting_brief'),
};

const OF_GAPS: Breaks = {
  'a gap area stands where its last step left it, and no step is missing': [
    `update gap_area set status = 'ARCHIVED' where ${GAP}`,
    `update gap_area set version = version + 1 where ${GAP}`,
    `delete from gap_area_step where gap_area_id in (select id from gap_area where ${GAP})`,
  ],
  'the history of a gap area ends with the gap area and its needs as they stand': [
    `update need_line set need = need + 1 where ${oneOf('need_line')}`,
    `update gap_area set status = 'ARCHIVED' where ${GAP}`,
    `update gap_area set version = version + 1 where ${GAP}`,
  ],
  'each step of a gap area is legal': `
    insert into gap_area_step (id, gap_area_id, version, state)
    select gen_random_uuid(), id, version + 1, '{"status": "NO_SUCH"}' from gap_area where ${GAP}`,
  'a published gap area has evidence and a need': [
    `delete from gap_evidence where gap_area_id in (select id from gap_area where ${GAP})`,
    `delete from need_line where gap_area_id in (select id from gap_area where ${GAP})`,
  ],
  'a gap area stands in each kept order once, where it would be ranked today': [
    `delete from gap_rank where ${oneOf('gap_rank', "field = 'REMAINING'", 'gap_area_id')}`,
    `update gap_rank set rank = coalesce(rank, 0) + 1 where field = 'REMAINING'`,
    'update gap_rank set is_listed = not is_listed',
  ],
  'a kept trust score is what it would be worked out as': [
    'delete from gap_trust',
    `update gap_trust set score = -1, stamp = (select n from trust_stamp), good_from = '2026-11-21', good_until = '2026-11-21'`,
  ],
  'a withheld count of people lies below its bound, and no small count is left out': [
    `update gap_people_withheld w set below = (select people_in_need from gap_area where id = w.gap_area_id)`,
    'delete from gap_people_withheld',
  ],
};

const OF_PLANNING: Breaks = {
  'a meeting has one row of history for each change of its record': `
    update coordination_meeting set version = version + 1 where ${oneOf('coordination_meeting')}`,
  'a meeting says what its last change left it saying': `
    insert into meeting_change (meeting_id, version, changes)
    select id, 2, '[{"field": "place", "before": "a", "after": "another place"}]' from coordination_meeting`,
  'an outcome of a meeting stands where its last step left it, and no step is missing': [
    `update meeting_outcome set status = 'DROPPED' where ${oneOf('meeting_outcome', "status = 'OPEN'")}`,
    `update meeting_outcome set version = version + 1 where ${oneOf('meeting_outcome')}`,
  ],
  'each step of an outcome of a meeting is legal': `
    insert into meeting_outcome_step (outcome_id, version, status) values (${NONE}, 1, 'DONE'), (${NONE}, 2, 'OPEN')`,
  'a meeting follows up an earlier meeting of its own area': `
    update coordination_meeting set follows_id = id where ${oneOf('coordination_meeting', 'starts_on is not null')}`,
  'a proposal stands where the last row of its trail left it, and no row is missing': [
    `update planning_proposal set version = version + 1 where ${PROPOSAL}`,
    `update planning_proposal set status = 'WITHDRAWN' where status = 'IN_PROGRESS'`,
    `update proposal_decision set to_stage = 'APBD' where to_stage <> 'APBD' and ${LAST_STEP('proposal_decision', 'proposal_id')}`,
  ],
  'each decision of a proposal is one its stage may take, from where the row before left it': [
    `update proposal_decision set outcome = 'SUBMITTED' where version = 2`,
    `update proposal_decision set stage = 'APBD' where version = 2 and stage <> 'APBD'`,
    `update proposal_decision set outcome = 'FUNDED' where version = 2`,
    `update proposal_decision set outcome = 'WITHDRAWN' where version = 2`,
  ],
  'a proposal says what its last change left it saying': `
    insert into proposal_decision (id, proposal_id, version, changes)
    select gen_random_uuid(), id, 1000, '[{"field": "title", "before": "a", "after": "b"}]' from planning_proposal`,
  'a proposal opened one gap at most, for the area, category and year it asked for': [
    `update planning_proposal set gap_area_id = (select id from gap_area where ${GAP}) where gap_area_id is null`,
    `insert into proposal_decision (id, proposal_id, outcome, gap_area_id)
     select gen_random_uuid(), proposal_id, outcome, gap_area_id from proposal_decision where outcome = 'GAP_OPENED'`,
    `update planning_proposal set area_code = '99' where gap_area_id is not null`,
  ],
  'what a proposal reads of CSR follows from the ranked account, and is the last row of its history': [
    `update planning_proposal set csr_outcome = 'MET' where ${PROPOSAL}`,
    'delete from proposal_csr_outcome',
    `update gap_coverage_line set committed = committed + need where gap_area_id in (select gap_area_id from planning_proposal)`,
  ],
  'each version of a set of criteria follows the one before, and has criteria': [
    'update poverty_criteria_version set version = version + 1',
    'delete from poverty_criterion',
  ],
  'each recording of a service achievement is the next version, at the level that the standard binds': [
    'update service_achievement set version = version + 1',
    `update service_achievement set area_code = '15.07.01'`,
  ],
  'each recording of what a round found wrong is the next version, and none is missing': `
    update data_quality_count set version = version + 1`,
};

export const BREAKS_OF_PROGRAMS: Breaks = { ...BREAKS_OF_IMPORTS, ...OF_BUDGETS, ...OF_GAPS, ...OF_PLANNING };

const DEPLOYMENT = oneOf('deployment', "state = 'ACTIVE'");
const FROZEN = {
  gaps: [{ gapCode: 'GA-1', proposed: 0, deployed: 1, completed: 0, needed: 2, missing: 1 }],
  deployed: [{ gapCode: 'GA-1', proposed: 0, deployed: 1, completed: 0 }],
  totals: { proposed: 0, deployed: 1, completed: 0, needed: 2, missing: 1 },
};
const CORRECTION = `
  insert into correction (id, state) values (${NONE}, 'REJECTED');
  insert into correction_step (correction_id, ordinal, to_state) values (${NONE}, 1, 'REQUESTED'), (${NONE}, 2, 'REJECTED')`;

export const BREAKS_OF_PILLARS: Breaks = {
  ...BREAKS_OF_IMPORTS,
  'the staffing of a gap area counts its people, each once': ['proposed', 'deployed', 'completed'].map(
    (count) => `update gap_staffing set ${count} = ${count} + 1 where ${oneOf('gap_staffing', 'true', 'gap_area_id')}`,
  ),
  'a deployment stands where its last step left it, and no step is missing': [
    `update deployment set state = 'COMPLETED' where ${DEPLOYMENT}`,
    `delete from deployment_event where ordinal = 1`,
  ],
  'each step of a deployment follows the one before and is legal': [
    `update deployment_event set from_state = 'DECLINED' where ordinal = 2`,
    `insert into deployment_event (deployment_id, ordinal, from_state, to_state)
     select id, 1000, 'ACTIVE', 'PROPOSED' from deployment where ${DEPLOYMENT}`,
  ],
  'the people of delivery requirements are the sum of their rows, and no version is missing': [
    `insert into delivery_requirement_set (gap_area_id, version, people) values (${NONE}, 1, 4)`,
    `insert into delivery_requirement_set (gap_area_id, version, people) values (${NONE}, 2, 0)`,
  ],
  'the hours of a person on a day are the sum of the reports that stand, at most 24': [
    'update visit_day set hours = hours + 1',
    'delete from visit_day',
    'update visit_day set hours = 25; update visit set hours = 25',
    `insert into visit_void (visit_id) select id from visit where ${oneOf('visit')}`,
  ],
  'a report names the person and the gap area of its deployment, and a day inside it': [
    `update visit set personnel_id = ${NONE}`,
    `update visit set gap_area_id = ${NONE}`,
    `update visit set visited_on = '2000-01-01'`,
    `update deployment set state = 'PROPOSED' where id in (select deployment_id from visit)`,
  ],
  'who serves no more is kept up to a day, and who was erased is not kept': [
    `update person set retention_until = '2030-01-01' where ${oneOf('person', 'retention_until is null', 'personnel_id')}`,
    `update personnel set status = 'ENDED' where id in (select personnel_id from person where erased_at is null and retention_until is null)`,
  ],
  'a correction stands where its last step left it, no step is missing, and only an open one holds a value': [
    `${CORRECTION}; update correction set state = 'ACCEPTED'`,
    `${CORRECTION}; delete from correction_step where ordinal = 1`,
    `${CORRECTION}; update correction set wanted_value = 'kept'`,
  ],
  'the part of a brief that pillars keeps is what its fingerprint says': anotherBrief('brief'),
  'each total of a frozen brief in pillars is the sum of its gap areas': aBrief('brief', {
    ...FROZEN,
    totals: { ...FROZEN.totals, missing: 2 },
  }),
  'the people of a gap area in a frozen brief are the sum of their groups': aBrief('brief', {
    ...FROZEN,
    deployed: [],
  }),
};
