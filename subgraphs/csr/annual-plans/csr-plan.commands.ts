import type { EntityManager } from '@mikro-orm/postgresql';

import { assertSignedIn, type Actor } from '#kit/actor';
import { MAX_AMOUNT } from '#kit/amount';
import { rowsIn } from '#kit/database';
import { badInput, notFound, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { assertOrganisation } from '../companies/company.commands.ts';
import type { CsrContext } from '../context.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { budgetOf, refuseStalePlan, refuseSubmittedPlan } from './csr-plan.rules.ts';
import type { SaveCsrPlanInput, SubmitCsrPlanInput } from './csr-plan.type.ts';

/** The actor's company, locked, so that plans and reports of one company are written one after another. */
export async function lockOwnCompany(tx: EntityManager, actor: Actor) {
  const organisation = assertOrganisation(actor);
  const [company] = await rowsIn<{ id: string; code: string; name: string; isDemo: boolean }>(
    tx,
    'select id, code, name, is_demo as "isDemo" from company where organisation = ? for update',
    [organisation],
  );
  if (!company) throw notFound('Company', organisation);
  return { ...company, organisation };
}

interface Known {
  id: string;
  version: number;
  submittedVersion: number | null;
}

async function knownPlan(tx: EntityManager, companyId: string, year: number): Promise<Known | null> {
  const [plan] = await rowsIn<Known>(
    tx,
    `select id, version, submitted_version as "submittedVersion" from csr_plan where company_id = ? and fiscal_year = ?`,
    [companyId, year],
  );
  return plan ?? null;
}

async function assertPlausible(tx: EntityManager, { activities }: SaveCsrPlanInput): Promise<void> {
  const problems: FieldProblem[] = [];
  const named = activities.flatMap(({ areaCode }) => areaCode ?? []);
  const known = await rowsIn<{ code: string }>(tx, 'select code from area where code = any(?::text[])', [named]);
  const codes = new Set(known.map(({ code }) => code));
  for (const [index, { areaCode, budget }] of activities.entries()) {
    const field = `activities.${index}`;
    if (budget < 1n) problems.push({ field: `${field}.budget`, code: 'INVALID_AMOUNT', message: 'is at least 1.' });
    if (areaCode && !codes.has(areaCode)) {
      const message = 'is no area of the Kemendagri list; look it up with areas.';
      problems.push({ field: `${field}.areaCode`, code: 'UNKNOWN_AREA', message });
    }
  }
  if (budgetOf(activities) > MAX_AMOUNT) {
    problems.push({ field: 'activities', code: 'INVALID_AMOUNT', message: `cost at most ${MAX_AMOUNT} together.` });
  }
  if (problems.length > 0) throw badInput(problems);
}

async function addVersion(tx: EntityManager, actor: Actor, plan: Known, input: SaveCsrPlanInput): Promise<void> {
  await rowsIn(
    tx,
    `insert into csr_plan_version (plan_id, version, budget, note, actor_subject, actor_organisation)
     values (?, ?, ?, ?, ?, ?)`,
    [plan.id, plan.version, budgetOf(input.activities), input.note ?? null, actor.subject, actor.organisation],
  );
  const rows = input.activities.map(({ title, areaCode, categoryCode, budget }, position) => ({
    plan_id: plan.id,
    version: plan.version,
    position,
    title,
    area_code: areaCode ?? null,
    category_code: categoryCode ?? null,
    budget: String(budget),
  }));
  await rowsIn(
    tx,
    'insert into csr_plan_activity select * from jsonb_populate_recordset(null::csr_plan_activity, ?::jsonb)',
    [JSON.stringify(rows)],
  );
}

/** Writes the next version of the own plan for a year; what was submitted stays until the new version is submitted. */
export async function saveCsrPlan(context: CsrContext, input: SaveCsrPlanInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'saveCsrPlan', input, async (tx) => {
    const company = await lockOwnCompany(tx, actor);
    await assertPlausible(tx, input);
    const known = await knownPlan(tx, company.id, input.year);
    const refusal = refuseStalePlan(known?.version ?? 0, input.expectedVersion);
    if (refusal) return refusal;
    const plan = { id: known?.id ?? newId(), version: input.expectedVersion + 1, submittedVersion: null };
    await rowsIn(
      tx,
      `insert into csr_plan (id, company_id, organisation, fiscal_year, version, is_demo, changed_at)
       values (?, ?, ?, ?, ?, ?, ?)
       on conflict (company_id, fiscal_year) do update set version = excluded.version, changed_at = excluded.changed_at`,
      [plan.id, company.id, company.organisation, input.year, plan.version, company.isDemo, new Date()],
    );
    await addVersion(tx, actor, plan, input);
    return { __typename: 'CsrPlanSaved', planId: plan.id, replayed: false } as const;
  });
}

/** Hands the newest version of the own plan in. */
export async function submitCsrPlan(context: CsrContext, input: SubmitCsrPlanInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'submitCsrPlan', input, async (tx) => {
    const company = await lockOwnCompany(tx, actor);
    const plan = await knownPlan(tx, company.id, input.year);
    if (!plan) throw notFound('CsrPlan', String(input.year));
    const refusal =
      refuseStalePlan(plan.version, input.expectedVersion) ?? refuseSubmittedPlan(plan.version, plan.submittedVersion);
    if (refusal) return refusal;
    await rowsIn(tx, 'update csr_plan set submitted_version = version, submitted_at = ?, changed_at = ? where id = ?', [
      new Date(),
      new Date(),
      plan.id,
    ]);
    return { __typename: 'CsrPlanSubmitted', planId: plan.id, replayed: false } as const;
  });
}
