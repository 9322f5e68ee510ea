import { Role, assertSignedIn, mayActIn } from '#kit/actor';
import { today } from '#kit/dates';
import { badInput, forbidden, notFound } from '#kit/errors';
import { readId } from '#kit/ids';

import { companyOfViewer, mayKnowCompany } from '../companies/company.queries.ts';
import type { CompanyType } from '../companies/company.type.ts';
import type { CsrContext } from '../context.ts';
import { PLEDGED_NEAR } from '../overlaps/near.queries.ts';
import { scoreOn } from '../priorities/priority.queries.ts';
import { millionthsOf } from '../priorities/score.rules.ts';
import { matchOf, type MatchWeight } from './suggestion.rules.ts';
import type { GapSuggestion } from './suggestion.type.ts';

/** Of more gaps than these, the nearest, most fitting and most urgent are weighed. */
const MOST_WEIGHED = 500;
const MOST_GIVEN = 20;

const WEIGHTS = `
  select version, factor, points, threshold from match_weight
  where version = (select max(version) from match_weight) order by ordinal, factor`;

const TOUCHES = `(g.area_code = z.area_code or g.area_code like z.area_code || '.%' or z.area_code like g.area_code || '.%')`;

// $1 today, $2 the company, $3 its organisation.
const FACTS = `
  with weighed as (
    select g.id, ring.near as "isRing1", coalesce(home.near or zone.near, false) as "isOperationArea",
      coalesce(g.category_code = any(f.focus_categories), false) as "isFocus",
      trim_scale(${scoreOn('$1')})::text as score, n.open::text as "openMoney", n.need::text as "needMoney",
      f.annual_budget::text as "annualBudget", g.deadline - $1::date as "daysLeft"
    from gap_account g join company c on c.id = $2 left join company_profile f on f.company_id = c.id
    left join gap_priority p on p.gap_area_id = g.id
    cross join lateral (select exists (select 1 from company_impact_zone z where z.company_id = c.id
      and z.kind = 'RING_1' and ${TOUCHES}) as near) ring
    cross join lateral (select exists (select 1 from company_impact_zone z where z.company_id = c.id
      and z.kind = 'OPERATION' and ${TOUCHES}) as near) zone
    cross join lateral (select left(g.area_code, 5) = left(c.area_code, 5) as near) home
    cross join lateral (select coalesce(sum(greatest(0, need - budget - committed - delivered - held))
        filter (where kind = 'MONEY'), 0) as open, coalesce(sum(need) filter (where kind = 'MONEY'), 0) as need,
        bool_or(need > budget + committed + delivered + held) as takes
      from need_account where gap_area_id = g.id) n
    where g.status = 'PUBLISHED' and (g.deadline is null or g.deadline >= $1::date) and n.takes
    order by ring.near desc, coalesce(g.category_code = any(f.focus_categories), false) desc,
      coalesce(home.near or zone.near, false) desc, ${scoreOn('$1')} desc nulls last, g.id limit ${MOST_WEIGHED})
  select weighed.*, coalesce(others.give, false) as "othersGive", coalesce(others.own, false) as "ownGives"
  from weighed left join lateral (select bool_or(p.organisation <> $3) as give, bool_or(p.organisation = $3) as own
    from (select need_line_id as id from need_account where gap_area_id = weighed.id) line
    ${PLEDGED_NEAR} join pledge p on p.id = a.pledge_id) others on true`;

interface FactsRow {
  id: string;
  isRing1: boolean;
  isOperationArea: boolean;
  isFocus: boolean;
  score: string | null;
  openMoney: string;
  needMoney: string;
  annualBudget: string | null;
  daysLeft: number | null;
  othersGive: boolean;
  ownGives: boolean;
}

/** The company that is asked for, when the viewer speaks for it or coordinates its area. */
async function companyAsked(context: CsrContext, companyId: string | null): Promise<CompanyType> {
  if (companyId === null) {
    const own = await companyOfViewer(context);
    if (own) return own;
    throw forbidden('Your organisation is not registered as a company: name one of your area with companyId.');
  }
  const company = await context.loaders.companyById.load(readId('companyId', companyId));
  if (!company || !mayKnowCompany(context.actor, company)) throw notFound('Company', companyId);
  return company;
}

/** The gaps that fit a company best, each with the reasons for and against it that add up to its score. */
export async function gapSuggestions(
  context: CsrContext,
  { companyId, first }: { companyId: string | null; first: number },
): Promise<GapSuggestion[]> {
  assertSignedIn(context.actor);
  if (first < 1 || first > MOST_GIVEN) {
    throw badInput([
      { field: 'first', code: 'PAGE_SIZE_OUT_OF_RANGE', message: `is a whole number from 1 to ${MOST_GIVEN}.` },
    ]);
  }
  const company = await companyAsked(context, companyId);
  const coordinatedCompanyId = mayActIn(context.actor, Role.FORUM_COORDINATOR, company.areaCode) ? company.id : null;
  const weights = await context.read.rows<MatchWeight & { version: number }>(WEIGHTS);
  const rows = await context.read.rows<FactsRow>(FACTS, [today(), company.id, company.organisation]);
  return rows
    .map((row) => {
      const facts = {
        ...row,
        score: row.score === null ? null : millionthsOf(row.score),
        openMoney: BigInt(row.openMoney),
        needMoney: BigInt(row.needMoney),
        annualBudget: row.annualBudget === null ? null : BigInt(row.annualBudget),
      };
      const { score, reasons } = matchOf(facts, weights);
      const weightsVersion = weights[0]?.version ?? 0;
      const gapArea = { id: row.id };
      return { ...gapArea, gapArea, score, reasons, weightsVersion, open: facts.openMoney, coordinatedCompanyId };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, first);
}
