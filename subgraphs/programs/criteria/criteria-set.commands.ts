import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { decideOnce, type Written } from '../replays/replay.commands.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import { criteriaSetAt } from './criteria-set.queries.ts';
import { alreadyAdopted, problemsOfCriteria, refuseRevision } from './criteria-set.rules.ts';
import type { AdoptCriteriaSetInput, CriteriaInput, ReviseCriteriaSetInput } from './criteria-set-command.type.ts';

async function assertCriteria(tx: EntityManager, input: CriteriaInput, areaCode: string | null): Promise<void> {
  const problems = [
    ...(await problemsOfCodes(tx, [
      { field: 'areaCode', table: 'area', code: areaCode },
      { field: 'regulationCode', table: 'regulation', code: input.regulationCode },
    ])),
    ...problemsOfCriteria(input.criteria),
    ...(await checkProvenance(tx, 'provenance', input.provenance)),
  ];
  if (problems.length > 0) throw badInput(problems);
}

/** Writes a version of a set with its criteria; what stood before stays. */
async function writeVersion(
  tx: EntityManager,
  { rowId, version }: Written,
  input: CriteriaInput & { reason?: string },
  officer: Actor,
): Promise<Written> {
  await rowsIn(
    tx,
    `insert into poverty_criteria_version (set_id, version, name_id, name_en, regulation_code, regulation_name,
       in_force_from, reason, source_code, as_of, recorded_by, organisation, recorded_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now())`,
    [
      rowId,
      version,
      input.nameId.trim(),
      input.nameEn?.trim() || null,
      input.regulationCode ?? null,
      input.regulationName.trim(),
      input.inForceFrom ?? null,
      input.reason ?? null,
      await keepSource(tx, input.provenance),
      input.provenance.asOf,
      officer.subject,
      officer.organisation,
    ],
  );
  await rowsIn(
    tx,
    `insert into poverty_criterion (set_id, version, ordinal, key, statement_id, statement_en)
     select ?, ?, c.ordinal, c.key, btrim(c."statementId"), c."statementEn"
     from jsonb_to_recordset(?::jsonb) as c (ordinal int, key text, "statementId" text, "statementEn" text)`,
    [rowId, version, JSON.stringify(input.criteria.map((criterion, at) => ({ ordinal: at + 1, ...criterion })))],
  );
  return { rowId, version };
}

/** Puts the criteria of an area's own regulation beside the national ones. */
export function adoptCriteriaSet(context: RequestContext, input: AdoptCriteriaSetInput) {
  return decideOnce(
    context,
    'adoptCriteriaSet',
    input,
    async (tx, actor) => {
      await takeTurns(tx, 'criteria-set', input.areaCode);
      const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], input.areaCode);
      await assertCriteria(tx, input, input.areaCode);
      const [standing] = await rowsIn<{ id: string }>(tx, 'select id from poverty_criteria_set where area_code = ?', [
        input.areaCode,
      ]);
      if (standing) return alreadyAdopted(standing.id);
      const rowId = newId();
      await rowsIn(
        tx,
        'insert into poverty_criteria_set (id, area_code, is_demo, created_at) values (?, ?, false, now())',
        [rowId, input.areaCode],
      );
      return writeVersion(tx, { rowId, version: 1 }, input, officer);
    },
    async (tx, { rowId, version }) => ({
      __typename: 'CriteriaSetAdopted' as const,
      criteriaSet: await criteriaSetAt(tx, rowId, version),
    }),
  );
}

/** Puts a new version over the criteria of an area. */
export function reviseCriteriaSet(context: RequestContext, input: ReviseCriteriaSetInput) {
  return decideOnce(
    context,
    'reviseCriteriaSet',
    input,
    async (tx, actor) => {
      const [set] = await rowsIn<{ id: string; areaCode: string; version: number }>(
        tx,
        `select id, area_code as "areaCode",
           (select max(version) from poverty_criteria_version where set_id = id)::int as version
         from poverty_criteria_set where id = ? for update`,
        [input.setId.toLowerCase()],
      );
      if (!set) throw notFound('criteria set', input.setId);
      const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], set.areaCode);
      await assertCriteria(tx, input, null);
      const refusal = refuseRevision(set.version, input.expectedVersion);
      if (refusal) return refusal;
      return writeVersion(tx, { rowId: set.id, version: set.version + 1 }, input, officer);
    },
    async (tx, { rowId, version }) => ({
      __typename: 'CriteriaSetRevised' as const,
      criteriaSet: await criteriaSetAt(tx, rowId, version),
    }),
  );
}
