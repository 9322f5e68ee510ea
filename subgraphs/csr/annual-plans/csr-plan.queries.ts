import { Role, mayActIn } from '#kit/actor';
import { notFound } from '#kit/errors';
import type { Snapshot } from '#kit/snapshot';

import { mayKnowCompany } from '../companies/company.queries.ts';
import type { CompanyType } from '../companies/company.type.ts';
import type { CsrContext } from '../context.ts';
import { planState } from './csr-plan.rules.ts';
import type { CsrPlanType } from './csr-plan.type.ts';

/** A company for itself, the coordinators of its home area and of its forums, and ADMIN; NOT_FOUND for all others. */
export async function companyForOverseer(context: CsrContext, id: string): Promise<CompanyType> {
  const { actor, loaders } = context;
  const company = await loaders.companyById.load(id);
  if (!company) throw notFound('Company', id);
  if (mayKnowCompany(actor, company)) return company;
  const memberships = await loaders.membershipsByCompany.load(id);
  const accepted = memberships.filter(({ state }) => state === 'ACCEPTED');
  const forums = await Promise.all(accepted.map(({ forumCode }) => loaders.forumByCode.load(forumCode)));
  if (forums.some((forum) => forum && mayActIn(actor, Role.FORUM_COORDINATOR, forum.areaCode))) return company;
  throw notFound('Company', id);
}

type Told = Omit<CsrPlanType, 'budget' | 'activities' | 'state'> & {
  budget: string;
  submittedVersion: number | null;
  activities: { title: string; areaCode: string | null; categoryCode: string | null; budget: string }[];
};

// The newest version, or the submitted one for whoever only sees what was handed in.
const PLAN = `
  select n.id, n.fiscal_year as year, v.version, n.submitted_version as "submittedVersion", v.budget::text as budget,
    v.note, n.submitted_at as "submittedAt", n.is_demo as "isDemo",
    (select json_agg(json_build_object('title', a.title, 'areaCode', a.area_code, 'categoryCode', a.category_code,
       'budget', a.budget::text) order by a.position)
     from csr_plan_activity a where a.plan_id = n.id and a.version = v.version) as activities
  from csr_plan n join csr_plan_version v on v.plan_id = n.id
    and v.version = case when $1::boolean then n.version else n.submitted_version end`;

const shown = ({ submittedVersion, activities, budget, ...plan }: Told): CsrPlanType => ({
  ...plan,
  budget: BigInt(budget),
  state: planState(plan.version, submittedVersion),
  activities: activities.map(({ areaCode, ...one }) => ({
    ...one,
    area: areaCode === null ? null : { code: areaCode },
    budget: BigInt(one.budget),
  })),
});

/** A company's plan for a year: the newest version for itself, the submitted one for others; null where there is none. */
export async function planOf(
  read: Snapshot,
  companyId: string,
  year: number,
  isOwn: boolean,
): Promise<CsrPlanType | null> {
  const [plan] = await read.rows<Told>(`${PLAN} where n.company_id = $2 and n.fiscal_year = $3`, [
    isOwn,
    companyId,
    year,
  ]);
  return plan ? shown(plan) : null;
}

/** A plan by its id, in its newest version: for the company that has just written it. */
export async function planById(read: Snapshot, id: string): Promise<CsrPlanType | null> {
  const [plan] = await read.rows<Told>(`${PLAN} where n.id = $2`, [true, id]);
  return plan ? shown(plan) : null;
}
