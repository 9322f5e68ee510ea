import { BREAKS_OF_IMPORTS, oneOf, type Breaks } from './ledger-breaks.ts';

const LINE = oneOf('need_account', 'need > budget + held + committed + delivered + 100', 'need_line_id');
const COMMITTED = oneOf('pledge_allocation', "state = 'COMMITTED'");
const SUBMITTED = '(select id from pledge where submitted_at is not null order by id limit 1)';
const SOME_ALLOCATION = "(select id from pledge_allocation where state = 'COMMITTED' order by id limit 1)";
const NONE = "'00000000-0000-4000-8000-000000000001'";

const OF_ACCOUNTS: Breaks = {
  'each total of a need line is the sum of its allocations and activities': [
    `update need_account set held = held + 1 where ${LINE}`,
    `update need_account set committed = committed + 1 where ${LINE}`,
    `update need_account set delivered = delivered + 1 where ${LINE}`,
    `update pledge_allocation set committed = committed + 1 where ${COMMITTED}`,
    `insert into activity (id, need_line_id, delivered) select ${NONE}, need_line_id, 5 from need_account where ${LINE}`,
  ],
  'what is not new money of a total is the sum of the allocations that hand on or carry over': [
    `update need_account set relayed_held = 1 where ${LINE}`,
    `update need_account set relayed_committed = 1 where ${LINE}`,
    `update need_account set relayed_delivered = 1 where ${LINE}`,
    `update pledge_allocation set flow = 'PASS_THROUGH' where ${COMMITTED}`,
    `insert into activity (id, need_line_id, delivered, flow)
     select ${NONE}, need_line_id, 5, 'CARRY_OVER' from need_account where ${LINE}`,
  ],
  'the pledges of a gap are those that take of it': `update gap_account set pledges = pledges + 1 where ${oneOf('gap_account')}`,
  'the budget of a need line is the sum of its coverings': [
    `update need_account set budget = budget + 1 where ${LINE}`,
    `update covering set amount = amount + 1 where ${oneOf('covering')}`,
    `delete from covering where ${oneOf('covering')}`,
  ],
  'nothing is taken beyond the need and its excess': [
    `update need_account set held = need - budget - committed - delivered + 1, excess = 0 where ${LINE}`,
    `update need_account set excess = 1 where ${LINE}`,
  ],
  'no waiting allocation fits in what is open': `
    update need_account set need = need + 1000000000000 where need_line_id =
      (select need_line_id from pledge_allocation where state = 'WAITLISTED' limit 1)`,
  'a gap knows how many wait for it, and when the next hold ends': [
    `update gap_account set waiting = waiting + 1 where ${oneOf('gap_account')}`,
    `update gap_account set next_expiry_on = null where next_expiry_on is not null`,
  ],
  'a need line rests on no newer version than its gap': `update need_account set need_version = need_version + 1 where ${LINE}`,
};

const OF_PLEDGES: Breaks = {
  'no pledge without its company, no pledge without a part': [
    `delete from company where id in (select company_id from pledge)`,
    `update pledge set organisation = 'another' where ${oneOf('pledge')}`,
    `delete from pledge_allocation where ${COMMITTED}`,
  ],
  'a pledge is a draft as a whole or not at all': `
    update pledge set submitted_at = now() where id in (select pledge_id from pledge_allocation where state = 'DRAFT')`,
  'no more is handed on from a pledge, or carried over, than it promised': [
    `insert into activity (id, origin_pledge_id, flow, kind, item, unit, amount, state)
     select ${NONE}, pledge_id, 'PASS_THROUGH', kind, item, case when kind = 'MONEY' then 'IDR' else unit end,
       requested_amount + 1, 'REPORTED' from pledge_allocation where ${COMMITTED}`,
    `update pledge set origin_pledge_id = id, flow = 'CARRY_OVER' where id = (select pledge_id from pledge_allocation where ${COMMITTED});
     update pledge_allocation set committed = requested_amount + 1 where ${COMMITTED}`,
  ],
  'an allocation is of the flow of its pledge': `update pledge_allocation set flow = 'PASS_THROUGH' where ${COMMITTED}`,
  'an allocation is counted as its need line is': [
    `update pledge_allocation set unit = 'POT' where ${COMMITTED}`,
    `update pledge_allocation set kind = 'OTHER' where ${COMMITTED}`,
    `update pledge_allocation set item = 'kopi' where ${COMMITTED}`,
  ],
  'the instalments of a pledge add up to its money': `update instalment set amount = amount + 1 where ${oneOf('instalment')}`,
  'what an allocation delivered is the sum of its deliveries': [
    `update pledge_allocation set delivered = delivered + 1 where ${COMMITTED}`,
    `update delivery set amount = amount + 1 where ${oneOf('delivery', "state = 'RECEIVED'")}`,
    `update delivery set state = 'CANCELLED' where ${oneOf('delivery', "state = 'VERIFIED'")}`,
  ],
  'nothing is under way for an allocation that ended': `
    update pledge_allocation set state = 'CANCELLED' where id = (select allocation_id from delivery where state = 'SENT' limit 1)`,
};

const OF_STEPS: Breaks = {
  'each step of an allocation follows the one before and is legal': [
    `update allocation_event set from_state = 'CLOSED' where ${oneOf('allocation_event', "to_state = 'COMMITTED'")}`,
    `insert into allocation_event (id, allocation_id, from_state, to_state)
     select 1000000, id, 'COMMITTED', 'DRAFT' from pledge_allocation where ${COMMITTED}`,
  ],
  'an allocation stands where its last step left it': [
    `update pledge_allocation set amount = amount + 1 where ${COMMITTED}`,
    `update pledge_allocation set state = 'CLOSED' where ${COMMITTED}`,
    `update pledge_allocation set increase = 5 where ${COMMITTED}`,
    `update pledge_allocation set state_changed_at = state_changed_at - interval '1 second' where ${COMMITTED}`,
    `delete from allocation_event where allocation_id = ${SOME_ALLOCATION}`,
  ],
  'each submitted pledge has exactly one answer to submitPledge or submitPoolPledge': [
    `delete from replay where answer ->> 'pledgeId' = ${SUBMITTED}::text`,
    `insert into replay (organisation, mutation, key, answer)
     select 'x', 'submitPledge', 'again', jsonb_build_object('pledgeId', ${SUBMITTED})`,
  ],
  'each answer of draftPledgesFromPlan is about pledges that are there': `
    insert into replay (mutation, key, answer) values ('draftPledgesFromPlan', 'k', jsonb_build_object('pledgeIds', jsonb_build_array(${NONE})))`,
  'each answer of submitPledge is about a pledge that is there': `
    insert into replay (mutation, key, answer) values ('submitPledge', 'k', jsonb_build_object('pledgeId', ${NONE}))`,
  'the history of an account ends with the account as it stands': [
    `update need_account set need = need + 1 where ${LINE}`,
    `update gap_account set version = version + 1 where ${oneOf('gap_account')}`,
  ],
  'the history of an allocation ends with the allocation as it stands': [
    `update pledge_allocation set amount = amount + 1 where ${COMMITTED}`,
    `update pledge_allocation set committed = committed - 1 where ${COMMITTED}`,
    `delete from pledge_allocation_version where allocation_id = ${SOME_ALLOCATION}`,
  ],
  'the versions of an account are remembered without a gap, and in the order of time': [
    `update gap_account_version set version = version + 1 where version = (select max(version) from gap_account_version)`,
    `update gap_account_version set taken_at = '2000-01-01' where version = (select max(version) from gap_account_version)`,
  ],
  'an undone step of an allocation is the one right before, taken by the same person': [
    `update allocation_event e set undoes = (select max(id) from allocation_event o where o.allocation_id = e.allocation_id
       and o.id < e.id) where id in (select max(id) from allocation_event group by allocation_id having count(*) > 2)`,
    `update allocation_event set undoes = (select min(id) from allocation_event) where id = (select max(id) from allocation_event)`,
  ],
  'an undone step of a delivery is the one right before, taken by the same person': `
    update delivery_event e set undoes = (select max(id) from delivery_event o where o.delivery_id = e.delivery_id and o.id < e.id)
    where id in (select max(id) from delivery_event group by delivery_id having count(*) > 1)`,
};

const VERIFIED = oneOf('delivery', "state = 'VERIFIED'");
const OF_DELIVERIES: Breaks = {
  'each step of a delivery follows the one before and is legal': [
    `update delivery_event set from_state = 'CANCELLED' where ${oneOf('delivery_event', "to_state = 'RECEIVED'")}`,
    `update delivery_event set to_state = 'VERIFIED' where ${oneOf('delivery_event', 'from_state is null')}`,
  ],
  'a delivery stands where its last step left it': [
    `update delivery set state = 'SENT' where ${VERIFIED}`,
    `update delivery set amount = amount + 1 where ${VERIFIED}`,
  ],
  'no more is sent than was accepted': `
    update delivery d set amount = (select amount + 1 from pledge_allocation where id = d.allocation_id) where ${VERIFIED}`,
  'an allocation is disputed while one of its deliveries is': [
    `update delivery set state = 'DISPUTED' where ${VERIFIED}`,
    `update pledge_allocation set state = 'DELIVERED' where state = 'DISPUTED'`,
  ],
  'a dispute is open exactly while its delivery is disputed': [
    `delete from dispute where outcome is null`,
    `update delivery set state = 'RECEIVED' where state = 'DISPUTED'`,
  ],
  'a verified delivery has stored evidence, and each side its own hand': [
    `update delivery set verified_by = sent_by where ${VERIFIED}`,
    `update delivery set verified_by = received_by where ${VERIFIED}`,
    `update delivery set received_by = sent_by where ${VERIFIED}`,
    `update evidence set state = 'REQUESTED'`,
    `delete from delivery_evidence`,
  ],
  'a handover record says what its delivery says': [
    `insert into handover_record (id, delivery_id, amount, kind, item, unit, handed_over_on)
     select ${NONE}, d.id, d.amount + 1, a.kind, a.item, a.unit, d.received_on
     from delivery d join pledge_allocation a on a.id = d.allocation_id where d.state = 'VERIFIED' limit 1`,
    `insert into handover_record (id, delivery_id, amount, kind, item, unit, handed_over_on)
     select ${NONE}, d.id, d.amount, a.kind, a.item, a.unit, d.received_on + 1
     from delivery d join pledge_allocation a on a.id = d.allocation_id where d.state = 'VERIFIED' limit 1`,
  ],
  'what a certificate says is the sum of the deliveries it rests on': [
    `update contribution_certificate_delivery set amount = amount + 1`,
    `update contribution_certificate set lines = jsonb_set(lines, '{0,amount}', '1')`,
    `update contribution_certificate set lines = lines || '[{"kind": "GOODS", "item": "x", "unit": "y", "amount": 1}]'`,
  ],
  'a certificate rests on deliveries of its pledge, with their amounts': [
    `update contribution_certificate set pledge_id = ${NONE}`,
    `update contribution_certificate_delivery set amount = amount + 1`,
  ],
  'a delivery stands in one certificate at a time': `
    insert into contribution_certificate (id, code) values (${NONE}, 'another');
    insert into contribution_certificate_delivery (certificate_id, delivery_id) select ${NONE}, delivery_id from contribution_certificate_delivery`,
};

const ACTIVITY = (columns: string, values: string) =>
  `insert into activity (id, ${columns}) values (${NONE}, ${values})`;
const STEP_OF_ACTIVITY = `insert into activity_event (id, activity_id, to_state, amount) values (1, ${NONE}, 'REPORTED', 5)`;
const OF_ACTIVITIES: Breaks = {
  'each step of an activity follows the one before and is legal': [
    `insert into activity_event (id, activity_id, to_state) values (1, ${NONE}, 'VERIFIED')`,
    `${STEP_OF_ACTIVITY}; insert into activity_event (id, activity_id, from_state, to_state) values (2, ${NONE}, 'REPORTED', 'REPORTED')`,
    `${STEP_OF_ACTIVITY}; insert into activity_event (id, activity_id, from_state, to_state) values (2, ${NONE}, 'REJECTED', 'VERIFIED')`,
  ],
  'an activity stands where its last step left it': [
    `${ACTIVITY('state, amount', "'VERIFIED', 5")}; ${STEP_OF_ACTIVITY}`,
    `${ACTIVITY('state, amount', "'REPORTED', 6")}; ${STEP_OF_ACTIVITY}`,
  ],
  'a verified activity has stored evidence, and was not verified by who reported it': [
    ACTIVITY('state, reported_by, decided_by', "'VERIFIED', 'a', 'a'"),
    ACTIVITY('state, reported_by, decided_by', "'VERIFIED', 'a', 'b'"),
  ],
  'an activity is counted as its need line is, where that is': [
    `insert into activity (id, need_line_id, kind, item, unit, area_code, category_code, fiscal_year)
     select ${NONE}, need_line_id, n.kind, n.item, 'POT', area_code, category_code, fiscal_year
     from need_account n join gap_account g on g.id = n.gap_area_id where ${LINE}`,
    `insert into activity (id, need_line_id, kind, item, unit, area_code, category_code, fiscal_year)
     select ${NONE}, need_line_id, n.kind, n.item, n.unit, area_code, category_code, fiscal_year + 1
     from need_account n join gap_account g on g.id = n.gap_area_id where ${LINE}`,
  ],
};

/** Rules about accounts of gaps, pledges with their parts, deliveries and activities. */
export const BREAKS_OF_PLEDGES: Breaks = {
  ...BREAKS_OF_IMPORTS,
  ...OF_ACCOUNTS,
  ...OF_PLEDGES,
  ...OF_STEPS,
  ...OF_DELIVERIES,
  ...OF_ACTIVITIES,
};
