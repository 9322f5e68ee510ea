import DataLoader from 'dataloader';

import type { RequestContext } from '#kit/context';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import { notFound } from '#kit/errors';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { CsrContext } from '../context.ts';
import { offerPapers } from '../papers/paper-pass.commands.ts';
import { isSideOf, readScope } from '../scope.ts';
import type { ContributionCertificateFilter } from './contribution-certificate-command.type.ts';
import { certificateStanding, readCertificateCode, type CertifiedLine } from './contribution-certificate.rules.ts';
import type { CertificateCheckType, ContributionCertificateType } from './contribution-certificate.type.ts';

interface Told extends Omit<ContributionCertificateType, 'lines' | 'areas' | 'standing'> {
  lines: (Omit<CertifiedLine, 'amount'> & { amount: string })[];
  isAllVerified: boolean;
  isPublic: boolean;
}

const CERTIFICATE = `k.id, k.code, k.pledge_id as "pledgeId", k.delivery_id as "deliveryId", k.organisation,
  k.company_name as "companyName", k.issuer, k.lines, k.areas as "areaCodes",
  k.first_received_on::text as "firstReceivedOn", k.last_received_on::text as "lastReceivedOn",
  k.issued_on::text as "issuedOn", k.issued_at as "issuedAt", k.is_demo as "isDemo", k.sha256,
  length(k.pdf) as size, r.revoked_on::text as "revokedOn", r.reason as "revocationReason",
  c.status = 'VERIFIED' and c.is_visible and not p.is_anonymous as "isPublic",
  not exists (select 1 from contribution_certificate_delivery kd join delivery d on d.id = kd.delivery_id
    where kd.certificate_id = k.id and d.state <> 'VERIFIED') as "isAllVerified"`;
const BEHIND = `contribution_certificate k join company c on c.id = k.company_id join pledge p on p.id = k.pledge_id
  left join contribution_certificate_revocation r on r.certificate_id = k.id`;

function shown({ lines, ...row }: Told): ContributionCertificateType & { isPublic: boolean } {
  return {
    ...row,
    lines: lines.map((line) => ({ ...line, amount: BigInt(line.amount) })),
    areas: row.areaCodes.map((code) => ({ code })),
    standing: certificateStanding(row.revokedOn !== null, row.isAllVerified),
  };
}

/** What a request loads of certificates: whoever shows one checks the viewer. */
export const contributionCertificateLoaders = ({ read, store }: RequestContext) => ({
  certificateAddress: new DataLoader<string, string>((ids) => offerPapers(store.pool, 'certificate', ids)),
  contributionCertificateById: rowLoader<Told>(
    read,
    `select ${CERTIFICATE} from ${BEHIND} where k.id = any($1::uuid[])`,
    (row) => row.id,
  ),
  contributionCertificatesByPledge: rowsLoader<Told>(
    read,
    `select ${CERTIFICATE} from ${BEHIND} where k.pledge_id = any($1::uuid[]) order by k.issued_at, k.id limit 5000`,
    (row) => row.pledgeId,
  ),
});

const isSide = ({ actor }: CsrContext, { organisation, areaCodes }: { organisation: string; areaCodes: string[] }) =>
  isSideOf(actor, { organisation, areas: areaCodes });

/** A certificate for its sides, else null. */
export async function certificateById(context: CsrContext, id: string): Promise<ContributionCertificateType | null> {
  const row = await context.loaders.contributionCertificateById.load(id);
  return row && isSide(context, row) ? shown(row) : null;
}

/** The certificates of a pledge that the viewer is a side of. */
export async function certificatesOfPledge(
  context: CsrContext,
  pledgeId: string,
): Promise<ContributionCertificateType[]> {
  const rows = await context.loaders.contributionCertificatesByPledge.load(pledgeId);
  return rows.filter((row) => isSide(context, row)).map(shown);
}

async function byCode(read: Snapshot, typed: string): Promise<Told | null> {
  const code = readCertificateCode(typed);
  if (code === null) return null;
  const [row] = await read.rows<Told>(`select ${CERTIFICATE} from ${BEHIND} where k.code = $1`, [code]);
  return row ?? null;
}

/** One certificate by its code for its sides; NOT_FOUND for all others. */
export async function oneCertificate(context: CsrContext, code: string): Promise<ContributionCertificateType> {
  const row = await byCode(context.read, code);
  if (!row || !isSide(context, row)) throw notFound('ContributionCertificate', code);
  return shown(row);
}

/** What anybody may know of a certificate by its code, or null when there is none. */
export async function checkCertificate(read: Snapshot, code: string): Promise<CertificateCheckType | null> {
  const row = await byCode(read, code);
  if (!row) return null;
  const { isPublic, ...certificate } = shown(row);
  return { ...certificate, companyName: isPublic ? certificate.companyName : null };
}

const LISTED = `from ${BEHIND} where ($1::text is null or k.organisation = $1)
  and ($2::text is null or exists (select 1 from unnest(k.areas) as area (code)
    where area.code = $2 or area.code like $2 || '.%'))
  and ($3::integer is null or extract(year from k.issued_on) = $3)`;

/** Certificates of the viewer's organisation, or of an area the viewer coordinates; the newest first. */
export async function contributionCertificates(
  { read, actor }: RequestContext,
  filter: ContributionCertificateFilter,
  args: PageArgs,
): Promise<Page<ContributionCertificateType>> {
  const { organisation, within } = readScope(actor, filter.within);
  const page = readPage(args, ['number', 'uuid']);
  const values = [organisation, within, filter.year ?? null];
  const rows = await read.rows<Told>(
    `select ${CERTIFICATE} ${LISTED}
       and ($4::numeric is null or (k.issued_at, k.id) < (to_timestamp($4::numeric / 1000), $5::uuid))
     order by k.issued_at desc, k.id desc limit $6`,
    [...values, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return pageOf(
    rows.map(shown),
    page,
    (row) => [String(Date.parse(row.issuedAt)), row.id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) ${LISTED}`, values);
      return Number(counted?.count ?? 0);
    },
  );
}
