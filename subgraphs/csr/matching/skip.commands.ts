import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import { rowsIn } from '#kit/database';
import { instant } from '#kit/dates';
import { notFound } from '#kit/errors';

import { mayKnowCompany } from '../companies/company.queries.ts';
import { refreshContext, type CsrContext } from '../context.ts';
import { skipsSql, type SkipRow } from './skip.queries.ts';
import { refuseNotSkipped, refuseSkippedAlready } from './skip.rules.ts';
import type { ResumeSuggestionInput, SkipSuggestionInput } from './skip.type.ts';

interface Subject {
  companyId: string;
  gapAreaId: string;
}

/** The company and the gap are there, and the company is of the coordinator's area. */
async function assertMayJudge(tx: EntityManager, actor: Actor, { companyId, gapAreaId }: Subject): Promise<void> {
  const [company] = await rowsIn<{ organisation: string; areaCode: string }>(
    tx,
    'select organisation, area_code as "areaCode" from company where id = ?',
    [companyId],
  );
  if (!company || !mayKnowCompany(actor, company)) throw notFound('Company', companyId);
  assertMayActIn(actor, [Role.FORUM_COORDINATOR], company.areaCode);
  const [gap] = await rowsIn(tx, 'select 1 from gap_account where id = ?', [gapAreaId]);
  if (!gap) throw notFound('GapArea', gapAreaId);
}

/** A coordinator puts a suggestion for a company aside and says why; every coordinator of the area sees it. */
export async function skipSuggestion(context: CsrContext, { reason, ...subject }: SkipSuggestionInput) {
  const actor = assertSignedIn(context.actor);
  try {
    return await decide(context.store, async (tx) => {
      await assertMayJudge(tx, actor, subject);
      const { companyId, gapAreaId } = subject;
      const [written] = await rowsIn(
        tx,
        `insert into suggestion_skip (company_id, gap_area_id, reason, actor_subject, actor_name) values (?, ?, ?, ?, ?)
         on conflict do nothing returning gap_area_id`,
        [companyId, gapAreaId, reason, actor.subject, actor.name],
      );
      const [skip] = await rowsIn<SkipRow>(tx, skipsSql('s.company_id = ? and s.gap_area_id = ?'), [
        companyId,
        gapAreaId,
      ]);
      if (!skip) throw notFound('GapArea', gapAreaId);
      const { actorName, skippedAt } = skip;
      if (!written) return refuseSkippedAlready(actorName, instant(skippedAt));
      return { __typename: 'SuggestionSkipped', skip: { reason, actorName, skippedAt: instant(skippedAt) } } as const;
    });
  } finally {
    await refreshContext(context);
  }
}

/** A coordinator wants a suggestion shown again; the audit trail keeps that it was put aside. */
export async function resumeSuggestion(context: CsrContext, subject: ResumeSuggestionInput) {
  const actor = assertSignedIn(context.actor);
  try {
    return await decide(context.store, async (tx) => {
      await assertMayJudge(tx, actor, subject);
      const { companyId, gapAreaId } = subject;
      const [gone] = await rowsIn(
        tx,
        'delete from suggestion_skip where company_id = ? and gap_area_id = ? returning gap_area_id',
        [companyId, gapAreaId],
      );
      if (!gone) return refuseNotSkipped();
      return { __typename: 'SuggestionResumed', gapArea: { id: gapAreaId } } as const;
    });
  } finally {
    await refreshContext(context);
  }
}
