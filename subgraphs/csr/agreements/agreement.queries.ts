import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { today } from '#kit/dates';
import { notFound } from '#kit/errors';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { viewerOf } from '../allocations/allocation.queries.ts';
import type { CsrContext } from '../context.ts';
import { visibleAllocations } from '../pledges/pledge.queries.ts';
import { poolOfPledge, poolViewer } from '../pools/pool.queries.ts';
import { isSideOf, readScope } from '../scope.ts';
import type { AgreementFilter } from './agreement-input.type.ts';
import type { AgreementType, AgreementVersionType } from './agreement.type.ts';
import { signerNameSql } from '../signers/signer.queries.ts';

const TERMS = `v.version, v.number, v.parties, v.signed_on::text as "signedOn", v.valid_from::text as "validFrom",
  v.valid_until::text as "validUntil", v.ended_on::text as "endedOn", v.reason, v.evidence_id as "evidenceId"`;
/** The areas an agreement `m` is about: those of the gaps its pledges name, and those of pools among them. */
export const AREAS_OF_AGREEMENT = `(select coalesce(array_agg(distinct place.area_code), '{}') from agreement_pledge ap
  cross join lateral (select g.area_code from pledge_allocation a join gap_account g on g.id = a.gap_area_id
      where a.pledge_id = ap.pledge_id
    union select area_code from pool where pledge_id = ap.pledge_id) place
  where ap.agreement_id = m.id)`;
const AGREEMENT = `m.id, m.code, m.company_id as "companyId", m.organisation, m.is_demo as "isDemo",
  m.recorded_at as "recordedAt", ${TERMS}, ${AREAS_OF_AGREEMENT} as areas`;
const NEWEST = 'agreement m join agreement_version v on v.agreement_id = m.id and v.version = m.version';

/** What a request loads of agreements. */
export const agreementLoaders = (read: Snapshot) => ({
  agreementById: rowLoader<AgreementType>(
    read,
    `select ${AGREEMENT} from ${NEWEST} where m.id = any($1::uuid[])`,
    (row) => row.id,
  ),
  agreementsByPledge: rowsLoader<AgreementType & { pledgeId: string }>(
    read,
    `select link.pledge_id as "pledgeId", ${AGREEMENT} from agreement_pledge link join ${NEWEST} on m.id = link.agreement_id
     where link.pledge_id = any($1::uuid[]) order by m.recorded_at, m.id limit 5000`,
    (row) => row.pledgeId,
  ),
  // The last hundred: an agreement has a handful, and no list is without a bound.
  versionsByAgreement: rowsLoader<AgreementVersionType & { agreementId: string }>(
    read,
    `select v.agreement_id as "agreementId", ${signerNameSql('v')} as "actorName", v.recorded_at as "recordedAt", ${TERMS}
     from unnest($1::uuid[]) as agreement (id) cross join lateral (
       select * from agreement_version where agreement_id = agreement.id order by version desc limit 100) v
     order by v.agreement_id, v.version`,
    (row) => row.agreementId,
  ),
  pledgeIdsByAgreement: rowsLoader<{ agreementId: string; pledgeId: string }>(
    read,
    `select agreement_id as "agreementId", pledge_id as "pledgeId" from agreement_pledge
     where agreement_id = any($1::uuid[]) order by pledge_id`,
    (row) => row.agreementId,
  ),
});

/** One agreement for its sides; NOT_FOUND for all others. */
export async function oneAgreement({ read, actor }: RequestContext, code: string): Promise<AgreementType> {
  const [agreement] = await read.rows<AgreementType>(`select ${AGREEMENT} from ${NEWEST} where m.code = $1`, [code]);
  if (!agreement || !isSideOf(actor, agreement)) throw notFound('Agreement', code);
  return agreement;
}

/** The agreements behind a pledge, or null for whoever is neither its company nor the coordinator of one of its areas. */
export async function agreementsOfPledge(context: CsrContext, pledgeId: string): Promise<AgreementType[] | null> {
  const viewers = (await visibleAllocations(context, pledgeId)).map((one) => viewerOf(context.actor, one));
  const pool = await poolOfPledge(context, pledgeId);
  if (pool) viewers.push(poolViewer(context.actor, pool));
  if (!viewers.some(({ isOwner, isCoordinator }) => isOwner || isCoordinator)) return null;
  return context.loaders.agreementsByPledge.load(pledgeId);
}

const STATE = `case when v.ended_on < $3::date or (v.ended_on is not null and $3::date < v.valid_from) then 'ENDED'
  when $3::date < v.valid_from then 'UPCOMING' when v.valid_until < $3::date then 'LAPSED' else 'IN_FORCE' end`;
const LISTED = `from ${NEWEST} where ($1::text is null or m.organisation = $1)
  and ($2::text is null or exists (select 1 from unnest(${AREAS_OF_AGREEMENT}) as area (code)
    where area.code = $2 or area.code like $2 || '.%'))
  and ($4::text is null or ${STATE} = $4)`;

/** Agreements of the viewer's organisation, or of an area the viewer coordinates; the newest first. */
export async function agreements(
  { read, actor }: RequestContext,
  filter: AgreementFilter,
  args: PageArgs,
): Promise<Page<AgreementType>> {
  const { organisation, within } = readScope(actor, filter.within);
  const page = readPage(args, ['number', 'uuid']);
  const values = [organisation, within, today(), filter.state ?? null];
  const rows = await read.rows<AgreementType>(
    `select ${AGREEMENT} ${LISTED}
       and ($5::numeric is null or (m.recorded_at, m.id) < (to_timestamp($5::numeric / 1000), $6::uuid))
     order by m.recorded_at desc, m.id desc limit $7`,
    [...values, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [String(Date.parse(row.recordedAt)), row.id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) ${LISTED}`, values);
      return Number(counted?.count ?? 0);
    },
  );
}
