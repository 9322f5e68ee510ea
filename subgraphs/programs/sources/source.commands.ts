import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import type { FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes } from '../known-codes.ts';
import type { ProvenanceInput } from './source-input.type.ts';
import { problemsOfProvenance } from './source.rules.ts';

/** Everything wrong with where a number is said to come from. */
export async function checkProvenance(
  tx: EntityManager,
  field: string,
  provenance: ProvenanceInput,
): Promise<FieldProblem[]> {
  const unknown = await problemsOfCodes(tx, [
    { field: `${field}.sourceCode`, table: 'source', code: provenance.sourceCode },
  ]);
  return [...problemsOfProvenance(field, provenance, today()), ...unknown];
}

/** The code of the source, which is added to the register when it is new. */
export async function keepSource(tx: EntityManager, { sourceCode, newSource }: ProvenanceInput): Promise<string> {
  if (sourceCode) return sourceCode;
  if (!newSource) throw new Error('a provenance without a source passed its check');
  const code = `entry-${newId()}`;
  await rowsIn(
    tx,
    `insert into source (code, title, publisher, kind, location, dated) values (?, ?, ?, 'named by an officer', ?, ?)`,
    [code, newSource.title, newSource.publisher, newSource.location ?? null, newSource.dated ?? null],
  );
  return code;
}
