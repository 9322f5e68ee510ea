import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import type { RecordPlanningDocumentInput } from './planning-document.type.ts';
import { planningDocumentCode, problemsOfDocument } from './planning-document.rules.ts';

interface DocumentRecorded {
  __typename: 'PlanningDocumentRecorded';
  documentId: string;
}

async function problemsOf(tx: EntityManager, input: RecordPlanningDocumentInput): Promise<FieldProblem[]> {
  return [
    ...problemsOfDocument(input),
    ...(await problemsOfCodes(tx, [
      { field: 'areaCode', table: 'area', code: input.areaCode },
      ...input.programmeCodes.map((code, index) => ({
        field: `programmeCodes.${index}`,
        table: 'programme' as const,
        code,
      })),
    ])),
    ...(await checkProvenance(tx, 'provenance', input.provenance)),
  ];
}

async function writeDocument(tx: EntityManager, input: RecordPlanningDocumentInput, officer: Actor): Promise<string> {
  const { kind, areaCode, startsIn, endsIn } = input;
  await takeTurns(tx, 'planning-document', kind, areaCode, startsIn);
  const [known] = await rowsIn<{ count: number }>(
    tx,
    'select count(*)::int as count from planning_document where kind = ? and area_code = ? and starts_in = ?',
    [kind, areaCode, startsIn],
  );
  const id = newId();
  await rowsIn(
    tx,
    `insert into planning_document (id, code, kind, title, area_code, agency, starts_in, ends_in, check_state,
       source_code, quote, note, is_demo, recorded_by, recorded_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, 'STATED', ?, ?, ?, false, ?, now())`,
    [
      id,
      planningDocumentCode(kind, areaCode, startsIn, (known?.count ?? 0) + 1),
      kind,
      input.title.trim(),
      areaCode,
      input.agency?.trim() || null,
      startsIn,
      endsIn,
      await keepSource(tx, input.provenance),
      input.quote ?? null,
      input.note ?? null,
      officer.subject,
    ],
  );
  for (const [index, code] of input.programmeCodes.entries()) {
    await rowsIn(
      tx,
      'insert into planning_document_programme (document_id, programme_code, ordinal) values (?, ?, ?)',
      [id, code, index + 1],
    );
  }
  return id;
}

/** Records a planning document of an area, with the programmes that stand in it. */
export function recordPlanningDocument(context: RequestContext, input: RecordPlanningDocumentInput) {
  return decideOnce<DocumentRecorded, never>(
    context,
    'recordPlanningDocument',
    input,
    async (tx, actor) => {
      const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], input.areaCode);
      const problems = await problemsOf(tx, input);
      if (problems.length > 0) throw badInput(problems);
      return { rowId: await writeDocument(tx, input, officer), version: 1 };
    },
    async (_tx, { rowId }) => ({ __typename: 'PlanningDocumentRecorded', documentId: rowId }),
  );
}
