import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { newId } from '#kit/ids';

import { areaCode, list, text, type CellReader } from '../../importing/cell.rules.ts';
import { valueOf, valueOrNull, type DataSet, type FileRow, type Outcome } from '../../importing/data-set.ts';
import { differencesFrom } from '../../importing/differences.rules.ts';
import { refuseBecause, refuseUnknown } from '../../importing/refused-rows.rules.ts';
import { initialsOf, NO_NIK, PHONE } from './personnel.rules.ts';

interface Standing {
  place: number;
  isAreaKnown: boolean;
  isTypeKnown: boolean;
  /** Active entries of the same name, type and area. */
  entries: { id: string; phone: string | null; skills: string | null }[] | null;
}

const CHANGEABLE = ['phone', 'skills'] as const;

const SENT = `json_to_recordset(?::json) as sent (id uuid, place integer, full_name text, initials text, phone text,
  type_code text, area_code text, skills text[], standing_id uuid)`;

const STANDING = `select sent.place, exists (select from area where code = sent.area_code) as "isAreaKnown",
    exists (select from personnel_type where code = sent.type_code and not is_organisation) as "isTypeKnown",
    (select json_agg(json_build_object('id', p.id, 'phone', n.phone,
        'skills', nullif(array_to_string(p.skills, '|'), '')) order by p.registered_at, p.id)
     from personnel p join person n on n.personnel_id = p.id where p.status = 'ACTIVE' and p.type_code = sent.type_code
       and p.area_code = sent.area_code and lower(n.full_name) = lower(sent.full_name)) as entries
  from ${SENT} order by sent.place`;

// As registerPersonnel enters somebody.
const ENTER = `with entered as (
    insert into personnel (id, type_code, area_code, status, skills, is_demo, registered_by, registered_at, changed_at,
      version)
    select id, type_code, area_code, 'ACTIVE', skills, false, ?, now(), now(), 1 from ${SENT} order by place returning id)
  insert into person (personnel_id, full_name, initials, phone)
  select sent.id, full_name, initials, phone from entered join ${SENT} on sent.id = entered.id`;

// As changePersonnel changes somebody; a cell left empty takes nothing away.
const CHANGE = `with changed as (
    update personnel p set skills = case when cardinality(sent.skills) > 0 then sent.skills else p.skills end,
      changed_at = now(), version = p.version + 1
    from ${SENT} where p.id = sent.standing_id returning p.id)
  update person n set phone = coalesce(sent.phone, n.phone) from changed join ${SENT} on sent.standing_id = changed.id
  where n.personnel_id = changed.id`;

const sentOf = (rows: readonly { row: FileRow; standing?: Standing }[]): string =>
  JSON.stringify(
    rows.map(({ row, standing }, place) => ({
      id: newId(),
      place,
      full_name: valueOf(row, 'fullName'),
      initials: initialsOf(valueOf(row, 'fullName')),
      phone: valueOrNull(row, 'phone'),
      type_code: valueOf(row, 'type'),
      area_code: valueOf(row, 'areaCode'),
      skills: valueOrNull(row, 'skills')?.split('|') ?? [],
      standing_id: standing?.entries?.[0]?.id ?? null,
    })),
  );

function judge(row: FileRow, { isAreaKnown, isTypeKnown, entries }: Standing): Outcome {
  if (!isAreaKnown) return refuseUnknown('areaCode', 'AREA');
  if (!isTypeKnown) return refuseUnknown('type', 'PERSONNEL_TYPE');
  const [entry, other] = entries ?? [];
  if (!entry) return { kind: 'NEW', differences: [] };
  const differences = differencesFrom(entry, row.values, CHANGEABLE);
  if (differences.length === 0) return { kind: 'SAME' };
  if (!other) return { kind: 'CHANGED', differences };
  return refuseBecause('fullName', 'SEVERAL_NAMESAKES', {
    ID: 'Beberapa orang dengan nama, jenis, dan wilayah ini sudah terdaftar. Ubah orangnya lewat portal.',
    EN: 'Several people of this name, type and area are registered. Change the one you mean in the portal.',
  });
}

async function takePersonnel(tx: EntityManager, rows: readonly FileRow[], actor: Actor, isDryRun: boolean) {
  const areas = [...new Set(rows.map((row) => valueOf(row, 'areaCode')))].toSorted();
  // The locks of registerPersonnel, always in the same order.
  if (!isDryRun) {
    await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('personnel ' || area)) from unnest(?::text[]) as area", [
      areas,
    ]);
  }
  const standings = await rowsIn<Standing>(tx, STANDING, [sentOf(rows.map((row) => ({ row })))]);
  const judged = rows.flatMap((row, at) => {
    const standing = standings[at];
    return standing ? [{ row, standing, outcome: judge(row, standing) }] : [];
  });
  if (!isDryRun) await write(tx, judged, actor);
  return judged.map(({ outcome }) => outcome);
}

async function write(
  tx: EntityManager,
  judged: readonly { row: FileRow; standing: Standing; outcome: Outcome }[],
  actor: Actor,
): Promise<void> {
  const entered = sentOf(judged.filter(({ outcome }) => outcome.kind === 'NEW'));
  if (entered !== '[]') await rowsIn(tx, ENTER, [actor.subject, entered, entered]);
  const changed = sentOf(judged.filter(({ outcome }) => outcome.kind === 'CHANGED'));
  if (changed !== '[]') await rowsIn(tx, CHANGE, [changed, changed]);
}

const wrong = (code: string, ID: string, EN: string) => ({ problem: { code, words: { ID, EN } } });

const fullName: CellReader = (value) =>
  value.length >= 2 && value.length <= 120 && NO_NIK.form.test(value)
    ? { value: value.normalize('NFC') }
    : wrong('INVALID_NAME', 'Nama 2 sampai 120 karakter, tanpa NIK.', 'A name has 2 to 120 characters and no NIK.');

const phone: CellReader = (value) =>
  PHONE.form.test(value)
    ? { value }
    : wrong(
        'INVALID_PHONE',
        'Nomor telepon berupa angka dengan kode negara. Excel memotong nol di depan: ubah kolomnya menjadi Teks.',
        'A telephone number is digits with the country code. Excel cuts leading zeros off: format the column as text.',
      );

const skill: CellReader = (value, spelling) =>
  value.length >= 2 && NO_NIK.form.test(value)
    ? text(60)(value, spelling)
    : wrong('INVALID_SKILL', 'Keahlian 2 sampai 60 karakter.', 'A skill has 2 to 60 characters.');

/** People who serve; names go in, identity numbers never. */
export const personnel: DataSet = {
  name: 'personnel',
  label: { ID: 'SDM kesejahteraan sosial', EN: 'Social-pillar personnel' },
  isPersonal: true,
  roles: [Role.PILLAR_COORDINATOR],
  table: 'personnel',
  columns: [
    { name: 'fullName', aliases: ['nama', 'nama lengkap', 'full_name'], read: fullName, isRequired: true },
    { name: 'type', aliases: ['jenis', 'jenis sdm', 'kode jenis'], read: text(40), isRequired: true },
    {
      name: 'areaCode',
      aliases: ['kode wilayah', 'area_code', 'wilayah tugas', 'wilayah'],
      read: areaCode,
      isRequired: true,
    },
    { name: 'phone', aliases: ['telepon', 'no hp', 'nomor hp', 'hp'], read: phone, isRequired: false },
    { name: 'skills', aliases: ['keahlian'], read: list(skill), isRequired: false },
  ],
  keyOf: (row) => [valueOf(row, 'fullName').toLowerCase(), valueOf(row, 'type'), valueOf(row, 'areaCode')].join(' · '),
  areaOf: (row) => valueOf(row, 'areaCode'),
  take: takePersonnel,
};
