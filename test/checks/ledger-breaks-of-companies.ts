import { aBrief, anotherBrief, oneOf, type Breaks } from './ledger-breaks.ts';

const NONE = "'00000000-0000-4000-8000-000000000001'";
const OTHER = "'00000000-0000-4000-8000-000000000002'";
const COMMITTED = oneOf('pledge_allocation', "state = 'COMMITTED'");
const SOME_PLEDGE = `(select pledge_id from pledge_allocation where ${COMMITTED})`;
const POOL_OF = (allocated: number, released: number) =>
  `insert into pool (pledge_id, amount, allocated, released, state, area_code)
   select pledge_id, 100, ${allocated}, ${released}, 'COMMITTED', '99' from pledge_allocation where ${COMMITTED}`;
const STEP_OF_POOL = `insert into pool_event (id, pledge_id, to_state, amount) select 1, ${SOME_PLEDGE}, 'SUBMITTED', 100`;

const OF_POOLS: Breaks = {
  'what a pool has allocated is the sum of its allocations, and no more than it holds': [
    POOL_OF(5, 0),
    POOL_OF(0, 101),
    `${POOL_OF(0, 0)}; update pledge_allocation set from_pool = true, pooled = 7 where ${COMMITTED}`,
  ],
  'an allocation is from a pool exactly when its pledge is one, and a pledge is one when no need line bound it': [
    POOL_OF(0, 0),
    `update pledge set earmark = 'AREA' where id = ${SOME_PLEDGE}`,
    `update pledge_allocation set from_pool = true where ${COMMITTED}`,
  ],
  'what a pool gives is money inside its earmark': [
    POOL_OF(0, 0),
    `${POOL_OF(0, 0)}; update pool set area_code = (select left(area_code, 2) from gap_account g
       join pledge_allocation a on a.gap_area_id = g.id where a.pledge_id = pool.pledge_id limit 1), category_code = 'another'`,
  ],
  'each step of a pool follows the one before and is legal': [
    `insert into pool_event (id, pledge_id, to_state) values (1, ${NONE}, 'COMMITTED')`,
    `${STEP_OF_POOL}; insert into pool_event (id, pledge_id, from_state, to_state) select 2, ${SOME_PLEDGE}, 'SUBMITTED', 'CANCELLED'`,
    `${STEP_OF_POOL}; insert into pool_event (id, pledge_id, from_state, to_state) select 2, ${SOME_PLEDGE}, 'COMMITTED', 'CANCELLED'`,
  ],
  'a pool stands where its last step left it': [
    `${POOL_OF(0, 0)}; ${STEP_OF_POOL}`,
    `${POOL_OF(0, 0)}; ${STEP_OF_POOL}; update pool set state = 'SUBMITTED', amount = 101`,
  ],
};

const OFFER = (organisation: string, hours = 8) =>
  `insert into volunteer_offer (id, allocation_id, hours, organisation) select ${NONE}, id, ${hours}, ${organisation}
   from pledge_allocation where ${COMMITTED}`;
const ACCEPTED = `insert into volunteer_decision (offer_id, outcome, decider_organisation) values (${NONE}, 'ACCEPTED', 'dinas')`;
const KEPT = (accepted: number, amount: number) =>
  `insert into volunteer_account (allocation_id, accepted, amount) select id, ${accepted}, ${amount} from pledge_allocation where ${COMMITTED}`;
const GIVER = `(select organisation from pledge where id = ${SOME_PLEDGE})`;
const PERSON_TIME = `update pledge_allocation set kind = 'PERSON_TIME' where ${COMMITTED}`;
const OF_VOLUNTEERS: Breaks = {
  'the accepted volunteer hours of an allocation are the sum of its accepted offers that stand, within what it was': [
    KEPT(8, 100),
    `${OFFER(GIVER)}; ${ACCEPTED}`,
    `${OFFER(GIVER)}; ${ACCEPTED}; ${KEPT(8, 7)}`,
    `${OFFER(GIVER)}; ${ACCEPTED}; ${KEPT(8, 100)}; insert into volunteer_withdrawal (offer_id) values (${NONE})`,
  ],
  'volunteers are offered by the company of the pledge, inside person-time, and judged by another organisation': [
    `${PERSON_TIME}; ${OFFER("'another'")}`,
    OFFER(GIVER),
    `${PERSON_TIME}; ${OFFER(GIVER)}; ${ACCEPTED}; update volunteer_decision set decider_organisation = ${GIVER}`,
  ],
};

const ASKED = (to: number) => `
  insert into amendment (id, pledge_id, from_version, to_version) select ${NONE}, p.id, version - 1, version from pledge p where id = ${SOME_PLEDGE};
  insert into amendment_change (amendment_id, allocation_id, from_amount, to_amount, is_asked)
    select ${NONE}, id, 0, ${to}, true from pledge_allocation where ${COMMITTED};
  update pledge_allocation set increase = 5, increase_of = ${NONE} where ${COMMITTED}`;
const OF_AMENDMENTS: Breaks = {
  'what an allocation asks more is what its undecided amendment says': [
    `update pledge_allocation set increase = 5 where ${COMMITTED}`,
    ASKED(4),
    `${ASKED(5)}; insert into amendment_decision (amendment_id, outcome) values (${NONE}, 'ACCEPTED')`,
  ],
  'an amendment concerns its own pledge, follows its versions, and no pledge has two that wait': [
    `${ASKED(5)}; update amendment set to_version = to_version + 1`,
    `${ASKED(5)}; update amendment set from_version = from_version + 1, to_version = to_version + 1`,
    `${ASKED(5)}; update amendment_change set allocation_id = (select id from pledge_allocation where pledge_id <> ${SOME_PLEDGE} limit 1)`,
    `${ASKED(5)}; insert into pledge_allocation (id, pledge_id, increase, increase_of) select ${NONE}, ${SOME_PLEDGE}, 1, ${OTHER}`,
  ],
  'only what was asked is decided': `insert into amendment_decision (amendment_id, outcome) values (${NONE}, 'ACCEPTED')`,
};

const AGREEMENT = (company = 'company_id') => `
  insert into agreement (id, company_id, version) select ${NONE}, ${company}, 1 from pledge where id = ${SOME_PLEDGE};
  insert into agreement_pledge (agreement_id, pledge_id) select ${NONE}, ${SOME_PLEDGE};
  insert into agreement_version (agreement_id, version) values (${NONE}, 1)`;
const OF_AGREEMENTS: Breaks = {
  'an agreement stands where its last version left it, with no version missing': [
    `${AGREEMENT()}; update agreement set version = 2`,
    `${AGREEMENT()}; update agreement set version = 3; insert into agreement_version (agreement_id, version) values (${NONE}, 3)`,
  ],
  'nothing is agreed after an agreement ended': `
    insert into agreement_version (agreement_id, version, ended_on) values (${NONE}, 1, '2026-01-01'), (${NONE}, 2, null)`,
  'an agreement is about pledges of its company': [
    AGREEMENT(OTHER),
    `insert into agreement (id, version) values (${NONE}, 1)`,
  ],
  'a reminder is about something of its company': [
    `insert into reminder (id, company_id, organisation) select ${NONE}, id, 'another' from company where ${oneOf('company')}`,
    `insert into reminder (id, company_id, organisation, pledge_id) select ${NONE}, id, organisation,
       (select id from pledge where company_id <> company.id limit 1) from company where ${oneOf('company')}`,
  ],
};

const OF_REPORTS: Breaks = {
  'the totals of a filed report are the sums of its rows': ['newMoney', 'passedThrough', 'carriedOver'].flatMap(
    (part) =>
      ['money', 'personHours', 'estimatedValue'].map(
        (figure) => `update csr_report set content = jsonb_set(content::jsonb, '{${part},${figure}}', '7')::text`,
      ),
  ),
  'the reports of a year are numbered without a gap': 'update csr_report set version = version + 1',
  'the budget of a plan is the sum of its activities, and no version is missing': [
    'update csr_plan_version set budget = budget + 1',
    `update csr_plan_activity set budget = budget + 1 where ctid = (select ctid from csr_plan_activity limit 1)`,
    'update csr_plan set version = version + 1',
  ],
  'nothing waits to be sent to a webhook that was removed': `
    insert into webhook (id, state) values (${NONE}, 'REMOVED');
    insert into webhook_delivery (id, webhook_id, state) values (${NONE}, ${NONE}, 'PENDING')`,
  'a message was delivered when one of its tries was taken, and only then': [
    `insert into webhook_delivery (id, state) values (${NONE}, 'DELIVERED')`,
    `insert into webhook_delivery (id, state) values (${NONE}, 'PENDING'); insert into webhook_attempt (id, delivery_id, status) values (1, ${NONE}, 204)`,
  ],
};

const COUNTED = { gapCode: 'GA-1', kind: 'MONEY', item: null, unit: 'IDR' };
const GIVEN = { budget: 0, held: 0, committed: 5, delivered: 0 };
const FROZEN = {
  lines: [{ ...COUNTED, ...GIVEN, need: 9, uncovered: 4, overCovered: 0 }],
  matrix: [{ ...COUNTED, ...GIVEN, flow: 'NEW_MONEY' }],
  totals: [{ ...COUNTED, ...GIVEN, need: 9, uncovered: 4, overCovered: 0, relayed: 0 }],
};
const [line, row, total] = [FROZEN.lines[0], FROZEN.matrix[0], FROZEN.totals[0]];
const OF_BRIEFS: Breaks = {
  'the part of a brief that csr keeps is what its fingerprint says': anotherBrief('brief'),
  'each total of a frozen brief in csr is the sum of its lines': aBrief('brief', {
    ...FROZEN,
    totals: [{ ...total, need: 10 }],
  }),
  'each total of what is given in a frozen brief is the sum of its new money, and what is handed on stands beside it': [
    aBrief('brief', { ...FROZEN, totals: [{ ...total, committed: 6 }] }),
    aBrief('brief', { ...FROZEN, totals: [{ ...total, relayed: 1 }] }),
  ],
  'each line of a frozen brief is the sum of its rows': aBrief('brief', {
    ...FROZEN,
    matrix: [{ ...row, committed: 6 }],
  }),
  'each line of a frozen brief adds up': aBrief('brief', { ...FROZEN, lines: [{ ...line, uncovered: 5 }] }),
};

/** Rules about what companies hold and promise beside their pledges: pools, volunteers, agreements, reports, messages. */
export const BREAKS_OF_COMPANIES: Breaks = {
  ...OF_POOLS,
  ...OF_VOLUNTEERS,
  ...OF_AMENDMENTS,
  ...OF_AGREEMENTS,
  ...OF_REPORTS,
  ...OF_BRIEFS,
};
