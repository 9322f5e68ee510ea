import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import type { FieldProblem } from '#kit/errors';
import { rowsLoader } from '#kit/loading';

export interface CertificateRow {
  id: string;
  personnelId: string;
  trainingSessionId: string | null;
  title: string;
  issuedOn: string;
  expiresOn: string | null;
  isDemo: boolean;
}

const COLUMNS = `id, personnel_id as "personnelId", training_session_id as "trainingSessionId", title,
  issued_on::text as "issuedOn", expires_on::text as "expiresOn", is_demo as "isDemo"`;
const MOST_SHOWN = 50;

export function certificateLoaders(read: Snapshot) {
  return {
    /** Only after maySeeContact. */
    certificatesOfPerson: rowsLoader<CertificateRow>(
      read,
      `select found.* from unnest($1::uuid[]) as person(id) cross join lateral (
         select ${COLUMNS} from certificate where personnel_id = person.id
         order by issued_on desc, id limit ${MOST_SHOWN}) found`,
      (row) => row.personnelId,
    ),
  };
}

/** The same certificate of the same person, if it is noted. */
export async function sameCertificateIn(
  tx: EntityManager,
  { personnelId, title, issuedOn }: { personnelId: string; title: string; issuedOn: string },
): Promise<CertificateRow | null> {
  const [row] = await rowsIn<CertificateRow>(
    tx,
    `select ${COLUMNS} from certificate where personnel_id = ? and lower(title) = lower(?) and issued_on = ?`,
    [personnelId, title, issuedOn],
  );
  return row ?? null;
}

/** What is wrong with the training that a command names. */
export async function problemsOfSession(tx: EntityManager, field: string, id: string): Promise<FieldProblem[]> {
  const known = await rowsIn(tx, 'select 1 from training_session where id = ?', [id]);
  return known.length > 0
    ? []
    : [{ field, code: 'UNKNOWN_TRAINING_SESSION', message: 'is the id of a training of this hub.' }];
}
