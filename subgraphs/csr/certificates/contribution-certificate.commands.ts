import { randomBytes } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { refuseOwnPledge } from '../allocations/allocation.rules.ts';
import type { AllocationState, NeedKind } from '../allocations/allocation-state.rules.ts';
import type { CsrContext } from '../context.ts';
import { checkAddress, issuedFile, issuerFor, newPaperCode } from '../papers/paper.commands.ts';
import type { Flow } from '../pledges/flow.rules.ts';
import { readPool } from '../pools/pool-step.commands.ts';
import { unallocatedOf } from '../pools/pool.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { renderCertificate } from './certificate.rendering.ts';
import type {
  IssueContributionCertificateInput,
  RevokeContributionCertificateInput,
} from './contribution-certificate-command.type.ts';
import {
  certifiedLines,
  refuseSecondRevocation,
  refuseStandingCertificate,
  refuseUnverified,
} from './contribution-certificate.rules.ts';

interface Part {
  deliveryId: string | null;
  amount: string | null;
  receivedOn: string | null;
  kind: NeedKind;
  item: string | null;
  unit: string;
  flow: Flow;
  state: AllocationState;
  areaCode: string;
  areaName: string;
}

interface Subject {
  pledgeId: string;
  deliveryId: string | null;
  companyId: string;
  companyName: string;
  organisation: string;
  isDemo: boolean;
  standing: string | null;
}

// A delivery stands in one certificate at a time, whether that was issued for it or for its pledge.
const SUBJECT = `
  select p.id as "pledgeId", c.id as "companyId", c.name as "companyName", p.organisation, p.is_demo as "isDemo",
    (select k.code from contribution_certificate k
       join contribution_certificate_delivery kd on kd.certificate_id = k.id
       where k.pledge_id = p.id and (?::uuid is null or kd.delivery_id = ?) and not exists (
         select 1 from contribution_certificate_revocation r where r.certificate_id = k.id)
       order by k.issued_at limit 1) as standing
  from pledge p join company c on c.id = p.company_id where p.id = ?`;

// Every part of the pledge that was ever accepted, with what was verified of it.
const PARTS = `
  select a.kind, a.item, a.unit, a.flow, a.state, g.area_code as "areaCode", g.area_name as "areaName", d.id as "deliveryId",
    d.amount::text as amount, d.received_on::text as "receivedOn"
  from pledge_allocation a join gap_account g on g.id = a.gap_area_id
    left join delivery d on d.allocation_id = a.id and d.state = 'VERIFIED'
  where a.pledge_id = ? and (?::uuid is null or d.id = ?) and (a.accepted_at is not null or a.state = 'SUBMITTED')
  order by g.area_code, a.position, d.received_on, d.id`;

async function pledgeOf(tx: EntityManager, input: IssueContributionCertificateInput): Promise<string> {
  const { pledgeId = null, deliveryId = null } = input;
  if ((pledgeId === null) === (deliveryId === null)) {
    const message = 'is given, or deliveryId is: exactly one of the two.';
    throw badInput([{ field: 'pledgeId', code: 'EXACTLY_ONE', message }]);
  }
  if (pledgeId !== null) return pledgeId;
  const [found] = await rowsIn<{ pledgeId: string }>(
    tx,
    `select a.pledge_id as "pledgeId" from delivery d join pledge_allocation a on a.id = d.allocation_id where d.id = ?`,
    [deliveryId],
  );
  if (!found) throw notFound('Delivery', deliveryId ?? '');
  return found.pledgeId;
}

/** What is to be certified, with its pledge locked so that no second certificate is written beside this one. */
async function lockSubject(tx: EntityManager, actor: Actor, input: IssueContributionCertificateInput) {
  const pledgeId = await pledgeOf(tx, input);
  const deliveryId = input.deliveryId ?? null;
  await rowsIn(tx, 'select 1 from pledge where id = ? for update', [pledgeId]);
  const [subject] = await rowsIn<Omit<Subject, 'deliveryId'>>(tx, SUBJECT, [deliveryId, deliveryId, pledgeId]);
  if (!subject) throw notFound('Pledge', pledgeId);
  const areas = await rowsIn<{ code: string }>(
    tx,
    `select distinct g.area_code as code from pledge_allocation a join gap_account g on g.id = a.gap_area_id
       left join delivery d on d.allocation_id = a.id and d.id = ?::uuid
     where a.pledge_id = ? and a.state <> 'DRAFT' and (?::uuid is null or d.id is not null)`,
    [deliveryId, pledgeId, deliveryId],
  );
  if (areas.length === 0) throw notFound('Pledge', pledgeId);
  for (const { code } of areas) assertMayActIn(actor, [Role.FORUM_COORDINATOR], code);
  const parts = await rowsIn<Part>(tx, PARTS, [pledgeId, deliveryId, deliveryId]);
  return {
    subject: { ...subject, deliveryId },
    parts,
    waiting: deliveryId === null ? await waitingOf(tx, pledgeId) : [],
  };
}

/** The rest of a pool that waits for a need line runs like any part of a pledge. */
async function waitingOf(tx: EntityManager, pledgeId: string): Promise<AllocationState[]> {
  const pool = await readPool(tx, pledgeId);
  return pool && unallocatedOf(pool) > 0n ? [pool.state] : [];
}

type Verified = Part & { deliveryId: string; amount: string; receivedOn: string };

async function writeCertificate(tx: EntityManager, actor: Actor, subject: Subject, verified: readonly Verified[]) {
  const days = verified.map(({ receivedOn }) => receivedOn).toSorted();
  const places = new Map(verified.map(({ areaCode, areaName }) => [areaCode, `${areaName} (${areaCode})`]));
  const code = await newPaperCode(tx, 'SRT');
  const wording = {
    code,
    address: checkAddress(code),
    companyName: subject.companyName,
    issuer: await issuerFor(tx, verified[0]?.areaCode ?? '', subject.isDemo),
    lines: certifiedLines(verified.map((part) => ({ ...part, amount: BigInt(part.amount) }))),
    flows: verified.map(({ flow }) => flow),
    areas: [...places.values()],
    firstReceivedOn: days[0] ?? '',
    lastReceivedOn: days.at(-1) ?? '',
    issuedOn: today(),
    isDemo: subject.isDemo,
  };
  const pdf = await renderCertificate({ ...wording, seal: randomBytes(16).toString('hex') });
  const row = {
    id: newId(),
    code: wording.code,
    pledge_id: subject.pledgeId,
    delivery_id: subject.deliveryId,
    company_id: subject.companyId,
    organisation: subject.organisation,
    company_name: wording.companyName,
    issuer: wording.issuer,
    lines: wording.lines.map((line) => ({ ...line, amount: String(line.amount) })),
    areas: [...places.keys()],
    first_received_on: wording.firstReceivedOn,
    last_received_on: wording.lastReceivedOn,
    issued_on: wording.issuedOn,
    is_demo: wording.isDemo,
    ...issuedFile(pdf, actor),
  };
  await rowsIn(
    tx,
    'insert into contribution_certificate select * from jsonb_populate_record(null::contribution_certificate, ?::jsonb)',
    [JSON.stringify(row)],
  );
  await rowsIn(
    tx,
    `insert into contribution_certificate_delivery (certificate_id, delivery_id, amount)
     select ?::uuid, d.id, d.amount from delivery d where d.id = any(?::uuid[])`,
    [row.id, verified.map(({ deliveryId }) => deliveryId)],
  );
  return row.id;
}

/** Certifies what was verified of a pledge, or one verified delivery: by the coordinator of all its areas. */
export async function issueContributionCertificate(context: CsrContext, input: IssueContributionCertificateInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'issueContributionCertificate', input, async (tx) => {
    const { subject, parts, waiting } = await lockSubject(tx, actor, input);
    const verified = parts.filter((part): part is Verified => part.deliveryId !== null);
    const states = subject.deliveryId === null ? [...parts.map(({ state }) => state), ...waiting] : [];
    const refusal =
      refuseOwnPledge(subject.organisation, actor.organisation) ??
      refuseUnverified(states, verified.length) ??
      refuseStandingCertificate(subject.standing);
    if (refusal) return refusal;
    const certificateId = await writeCertificate(tx, actor, subject, verified);
    return { __typename: 'ContributionCertificateIssued', certificateId, replayed: false } as const;
  });
}

const REVOCABLE = `
  select k.organisation, k.areas, (select revoked_on::text from contribution_certificate_revocation
    where certificate_id = k.id) as "revokedOn"
  from contribution_certificate k where k.id = ?`;

/** Says that a certificate no longer stands, and why. Its bytes stay as they are. */
export async function revokeContributionCertificate(context: CsrContext, input: RevokeContributionCertificateInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'revokeContributionCertificate', input, async (tx) => {
    await rowsIn(tx, 'select 1 from contribution_certificate where id = ? for update', [input.certificateId]);
    const [known] = await rowsIn<{ organisation: string; areas: string[]; revokedOn: string | null }>(tx, REVOCABLE, [
      input.certificateId,
    ]);
    if (!known) throw notFound('ContributionCertificate', input.certificateId);
    for (const area of known.areas) assertMayActIn(actor, [Role.FORUM_COORDINATOR], area);
    const refusal = refuseOwnPledge(known.organisation, actor.organisation) ?? refuseSecondRevocation(known.revokedOn);
    if (refusal) return refusal;
    await rowsIn(
      tx,
      `insert into contribution_certificate_revocation (certificate_id, reason, revoked_on, actor_subject, actor_name,
         actor_organisation) values (?, ?, ?, ?, ?, ?)`,
      [input.certificateId, input.reason, today(), actor.subject, actor.name, actor.organisation],
    );
    return {
      __typename: 'ContributionCertificateRevoked',
      certificateId: input.certificateId,
      replayed: false,
    } as const;
  });
}
