import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { instant, today } from '#kit/dates';
import { rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { ConsentMeans, ConsentPurpose } from './consent.rules.ts';

export interface ConsentTextRow {
  purpose: ConsentPurpose;
  version: number;
  ID: string;
  EN: string;
  validFrom: string;
}

export interface ConsentRow {
  id: string;
  personnelId: string;
  purpose: ConsentPurpose;
  textVersion: number;
  means: ConsentMeans;
  givenOn: string;
  recordedAt: string;
  withdrawnAt: string | null;
  isDemo: boolean;
}

const TEXT = `select purpose, version, words_id as "ID", words_en as "EN", valid_from::text as "validFrom"
  from consent_text`;

const CONSENT = `select c.id, c.personnel_id as "personnelId", c.purpose, c.text_version as "textVersion", c.means,
    c.given_on::text as "givenOn", c.recorded_at as "recordedAt", w.withdrawn_at as "withdrawnAt", c.is_demo as "isDemo"
  from consent c left join consent_withdrawal w on w.consent_id = c.id`;

const MOST_SHOWN = 50;

/** Every text there is to agree to, the newest version of each purpose first. */
export const consentTexts = (read: Snapshot) =>
  read.rows<ConsentTextRow>(`${TEXT} order by purpose, version desc limit 100`);

export const consentLoaders = (read: Snapshot) => ({
  /** Only after maySeeContact. */
  consentsOfPerson: rowsLoader<ConsentRow>(
    read,
    `select found.* from unnest($1::uuid[]) as person(id) cross join lateral (
       ${CONSENT} where c.personnel_id = person.id order by c.recorded_at desc, c.id desc limit ${MOST_SHOWN}) found`,
    (row) => row.personnelId,
  ),
});

/**
 * Where a person stands with a purpose, as SQL of the column that holds their id: NONE, GIVEN or WITHDRAWN. The last
 * consent tells it, so agreeing again after a withdrawal counts.
 */
export const consentStateSql = (purpose: ConsentPurpose, personnelId: string): string =>
  `coalesce((select case when w.consent_id is null then 'GIVEN' else 'WITHDRAWN' end
     from consent c left join consent_withdrawal w on w.consent_id = c.id
     where c.personnel_id = ${personnelId} and c.purpose = '${purpose}' order by c.recorded_at desc, c.id desc limit 1),
   'NONE')`;

/** The newest text of a purpose that holds on a day. */
export async function textOn(tx: EntityManager, purpose: ConsentPurpose, day: string): Promise<ConsentTextRow | null> {
  const [row] = await rowsIn<ConsentTextRow>(
    tx,
    `${TEXT} where purpose = ? and valid_from <= ?::date order by version desc limit 1`,
    [purpose, day],
  );
  return row ?? null;
}

/** The consents of a person to a purpose that count, newest first; the person is locked by the command. */
export const countingConsents = (
  tx: EntityManager,
  { personnelId, purpose }: { personnelId: string; purpose: ConsentPurpose },
): Promise<ConsentRow[]> =>
  rowsIn<ConsentRow>(
    tx,
    `${CONSENT} where c.personnel_id = ? and c.purpose = ? and w.consent_id is null order by c.recorded_at desc, c.id desc`,
    [personnelId, purpose],
  );

/** The day on which a person last took a consent to a purpose back; null where that never was. */
export async function withdrawnOn(
  tx: EntityManager,
  { personnelId, purpose }: { personnelId: string; purpose: ConsentPurpose },
): Promise<string | null> {
  const [row] = await rowsIn<{ at: unknown }>(
    tx,
    `select max(w.withdrawn_at) as at from consent c join consent_withdrawal w on w.consent_id = c.id
     where c.personnel_id = ? and c.purpose = ?`,
    [personnelId, purpose],
  );
  return row?.at ? today(instant(row.at)) : null;
}
