import DataLoader from 'dataloader';

import { Role, mayActIn, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { rowLoader, rowsLoader } from '#kit/loading';

import { AREAS_OF_AGREEMENT } from '../agreements/agreement.queries.ts';
import type { EvidenceType } from './evidence.type.ts';
import { offerDownloads } from './file-pass.commands.ts';

// What a file is used for: whose it then is too, and where.
const USES = `
  select p.organisation, g.area_code, c.is_visible and not p.is_anonymous as is_public
  from delivery_evidence de join delivery d on d.id = de.delivery_id join pledge_allocation a on a.id = d.allocation_id
    join pledge p on p.id = a.pledge_id join company c on c.id = p.company_id join gap_account g on g.id = a.gap_area_id
  where de.evidence_id = e.id
  union all
  select m.organisation, area.code, false
  from agreement_version v join agreement m on m.id = v.agreement_id cross join unnest(${AREAS_OF_AGREEMENT}) as area (code)
  where v.evidence_id = e.id
  union all
  select v.organisation, v.area_code, v.state = 'VERIFIED' and c.is_visible and not v.is_anonymous
  from activity_evidence ve join activity v on v.id = ve.activity_id join company c on c.id = v.company_id
  where ve.evidence_id = e.id`;

// Public only when everything it proves is of a company that shows itself; an agreement is for its sides.
const EVIDENCE = `select e.id, e.file_name as "fileName", e.media_type as "mediaType", e.size, e.sha256, e.purpose,
    e.state, e.stored_at as "storedAt", e.is_demo as "isDemo", e.organisation,
    coalesce(array_agg(distinct used.organisation) filter (where used.organisation is not null), '{}') as givers,
    coalesce(array_agg(distinct used.area_code) filter (where used.area_code is not null), '{}') as areas,
    coalesce(bool_and(used.is_public), false) as "isPublic"
  from evidence e left join lateral (${USES}) used on true
  where e.id = any($1::uuid[]) group by e.id`;

/** True for its own organisation, the givers it proves for, the coordinators of their gaps' areas, and ADMIN. */
export function mayFetchEvidence(actor: Actor | null, evidence: EvidenceType): boolean {
  const organisation = actor?.organisation ?? null;
  const isOwn =
    organisation !== null && (organisation === evidence.organisation || evidence.givers.includes(organisation));
  return (
    isOwn ||
    evidence.areas.some((area) => mayActIn(actor, Role.FORUM_COORDINATOR, area)) ||
    (actor?.grants ?? []).some(({ role, area }) => role === Role.ADMIN && area === null)
  );
}

export const maySeeEvidence = (actor: Actor | null, evidence: EvidenceType): boolean =>
  evidence.isPublic || mayFetchEvidence(actor, evidence);

/** What a request loads of evidence by key. `evidenceById` gives any: whoever shows it checks the viewer. */
export const evidenceLoaders = ({ read, store }: RequestContext) => ({
  evidenceById: rowLoader<EvidenceType>(read, EVIDENCE, (row) => row.id),
  evidenceIdsByDelivery: rowsLoader<{ deliveryId: string; id: string }>(
    read,
    `select delivery_id as "deliveryId", evidence_id as id from delivery_evidence
     where delivery_id = any($1::uuid[]) order by added_at, evidence_id`,
    (row) => row.deliveryId,
  ),
  downloadAddress: new DataLoader<string, string>((ids) => offerDownloads(store.pool, ids)),
});

type WithEvidence = RequestContext & { loaders: ReturnType<typeof evidenceLoaders> };

/** An evidence asked for by its key through the gateway: null when the viewer may not see it. */
export async function evidenceReference(
  { id }: { id: string },
  { actor, loaders }: WithEvidence,
): Promise<EvidenceType | null> {
  const evidence = await loaders.evidenceById.load(readId('id', id));
  return evidence && maySeeEvidence(actor, evidence) ? evidence : null;
}

export async function oneEvidence(context: WithEvidence, id: string): Promise<EvidenceType> {
  const evidence = await evidenceReference({ id }, context);
  if (!evidence) throw notFound('Evidence', id);
  return evidence;
}

/** Evidence by id as one list, or null when not all of it is for the viewer. */
export async function evidenceShown(
  { actor, loaders }: WithEvidence,
  ids: readonly { id: string }[],
): Promise<EvidenceType[] | null> {
  const all = await Promise.all(ids.map(({ id }) => loaders.evidenceById.load(id)));
  const known = all.filter((evidence) => evidence !== null);
  const shown = known.filter((evidence) => maySeeEvidence(actor, evidence));
  return shown.length < known.length ? null : shown;
}

/** The evidence of a delivery, or null when none of it is for the viewer. */
export async function evidenceOfDelivery(context: WithEvidence, deliveryId: string): Promise<EvidenceType[] | null> {
  return evidenceShown(context, await context.loaders.evidenceIdsByDelivery.load(deliveryId));
}
