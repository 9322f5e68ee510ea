import type { AuditPolicy } from '#kit/audit';
import { Role } from '#kit/actor';

import { IMPORT_UNAUDITED } from '../import-runs/import-tables.ts';

const OF_ALLOCATION = `select g.area_code as area from pledge_allocation a join gap_account g on g.id = a.gap_area_id
  where a.state <> 'DRAFT' and`;

/** Who reads which part of the audit trail of csr, and which tables it leaves out. */
export const csrAudit: AuditPolicy = {
  readers: [Role.FORUM_COORDINATOR],
  areas: {
    GapArea: 'select area_code as area from gap_account where id = $1::uuid',
    Pledge: `${OF_ALLOCATION} a.pledge_id = $1::uuid`,
    PledgeAllocation: `${OF_ALLOCATION} a.id = $1::uuid`,
    Delivery: `${OF_ALLOCATION} a.id = (select allocation_id from delivery where id = $1::uuid)`,
    VolunteerOffer: `${OF_ALLOCATION} a.id = (select allocation_id from volunteer_offer where id = $1::uuid)`,
    Company: 'select area_code as area from company where id = $1::uuid',
    MeetingBrief: 'select area_code as area from brief where id = $1::uuid',
    Agreement: `${OF_ALLOCATION} a.pledge_id in (select pledge_id from agreement_pledge where agreement_id = $1::uuid)`,
    ContributionCertificate: 'select unnest(areas) as area from contribution_certificate where id = $1::uuid',
    Forum: 'select area_code as area from forum where code = $1::text',
  },
  without: {
    ...IMPORT_UNAUDITED,
    area: 'a copy of what programs owns and audits',
    budget_line: 'a copy of what programs owns and audits',
    gap_priority: 'a copy of what programs owns and audits',
    event_seen: 'how far events of others were heard',
    gap_account_version: 'the history of the account, written with each of its versions; append-only',
    pledge_allocation_version: 'the history of allocations, written with each change of one; append-only',
    pledge_version: 'the history of pledges, written with each change of one; append-only',
    pool_version: 'the history of pools, written with each change of one; append-only',
    gap_people: 'a read model of what pillars announces',
    allocation_taken: 'who has which pledge open for minutes; it decides nothing',
    activity_version: 'the history of reported activities, written with each change of one; append-only',
    contribution_certificate_pass: 'one-time addresses',
    pledge_receipt_pass: 'one-time addresses',
    file_pass: 'one-time addresses, swept daily; a used one shows on its evidence',
    gap_staffing: 'a copy of what pillars owns and audits',
    reminder: 'raised from what is audited; who took note of one is audited',
    replay: 'answers kept for retries; what they tell of is audited',
    contact_read: 'itself a trail: only ever added to, a row each time somebody looks',
    webhook_event: 'what happened, told elsewhere in the trail already, on its way out',
    webhook_delivery: 'how far a message has come; its tries are rows that are only added',
    webhook_attempt: 'a log of its own, only ever added to',
    volunteer_account: 'the sums of accepted offers, which are audited',
    migration: 'which migrations ran',
  },
};
