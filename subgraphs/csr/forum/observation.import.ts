import type { EntityManager } from '@mikro-orm/postgresql';

import { mayActIn, Role, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';

import { areaCode, decimal, text } from '../../importing/cell.rules.ts';
import { valueOf, type DataSet, type FileRow, type Outcome } from '../../importing/data-set.ts';
import { differencesFrom } from '../../importing/differences.rules.ts';
import { refuseBecause, refuseUnknown } from '../../importing/refused-rows.rules.ts';

/** What an observation says, each field in the column of the same name. */
const SAID = {
  areaCode: 'area_code',
  period: 'period',
  asOf: 'as_of',
  indicator: 'indicator',
  category: 'category',
  value: 'value',
  unit: 'unit',
  quote: 'quote',
  note: 'note',
  sourceCode: 'source_code',
  sourceTitle: 'source_title',
  sourceUrl: 'source_url',
} as const;

const COLUMNS = Object.values(SAID);

interface Standing {
  place: number;
  isAreaKnown: boolean;
  observation: Partial<Record<string, string | null>> | null;
}

const SENT = `json_to_recordset(?::json) as sent (place integer, code text,
  ${COLUMNS.map((name) => `${name} ${name === 'value' ? 'numeric' : 'text'}`).join(', ')})`;

const STANDING = `select sent.place, exists (select from area where code = sent.area_code) as "isAreaKnown",
    case when o.code is null then null else json_build_object(${Object.entries(SAID)
      .map(([field, name]) => `'${field}', ${name === 'value' ? 'trim_scale(o.value)::text' : `o.${name}`}`)
      .join(', ')}) end as observation
  from ${SENT} left join csr_observation o on o.code = sent.code order by sent.place`;

const WRITE = `insert into csr_observation as o (code, ${COLUMNS.join(', ')})
  select code, ${COLUMNS.join(', ')} from ${SENT}
  on conflict (code) do update set ${COLUMNS.map((name) => `${name} = coalesce(excluded.${name}, o.${name})`).join(', ')}`;

const sentOf = (rows: readonly FileRow[]): string =>
  JSON.stringify(
    rows.map(({ values }, place) => ({
      place,
      code: values.get('code'),
      ...Object.fromEntries(Object.entries(SAID).map(([field, name]) => [name, values.get(field) ?? null])),
    })),
  );

const ELSEWHERE = {
  ID: 'Kode ini sudah dipakai untuk angka wilayah di luar wewenang Anda. Pakai kode lain, atau minta koordinator wilayah itu.',
  EN: 'This code names a figure of an area beyond yours. Take another code, or ask the coordinator of that area.',
};

function judge(actor: Actor, row: FileRow, { isAreaKnown, observation }: Standing): Outcome {
  if (!isAreaKnown) return refuseUnknown('areaCode', 'AREA');
  if (!observation) return { kind: 'NEW', differences: [] };
  // The area of the row is the importer's; what its code names may lie anywhere.
  if (!mayActIn(actor, Role.FORUM_COORDINATOR, observation['areaCode'] ?? '')) {
    return refuseBecause('code', 'CODE_OF_ANOTHER_AREA', ELSEWHERE);
  }
  const differences = differencesFrom(observation, row.values, Object.keys(SAID));
  return differences.length === 0 ? { kind: 'SAME' } : { kind: 'CHANGED', differences };
}

async function takeObservations(
  tx: EntityManager,
  rows: readonly FileRow[],
  actor: Actor,
  isDryRun: boolean,
): Promise<Outcome[]> {
  if (!isDryRun) await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('csr-observation'))");
  const standings = await rowsIn<Standing>(tx, STANDING, [sentOf(rows)]);
  const judged = rows.flatMap((row, at) => {
    const standing = standings[at];
    return standing ? [{ row, outcome: judge(actor, row, standing) }] : [];
  });
  const written = judged.filter(({ outcome }) => outcome.kind === 'NEW' || outcome.kind === 'CHANGED');
  if (!isDryRun && written.length > 0) await rowsIn(tx, WRITE, [sentOf(written.map(({ row }) => row))]);
  return judged.map(({ outcome }) => outcome);
}

/** Figures about CSR that a source printed, each under a code of its own. */
export const csrObservations: DataSet = {
  name: 'csr-observations',
  label: { ID: 'Angka CSR dari sumber', EN: 'CSR figures of sources' },
  roles: [Role.FORUM_COORDINATOR],
  table: 'csr_observation',
  columns: [
    { name: 'code', aliases: ['kode', 'observation_id'], read: text(60), isRequired: true },
    { name: 'areaCode', aliases: ['kode wilayah', 'area_code', 'wilayah'], read: areaCode, isRequired: true },
    { name: 'period', aliases: ['periode', 'tahun'], read: text(50), isRequired: true },
    { name: 'asOf', aliases: ['per tanggal', 'as_of'], read: text(30), isRequired: false },
    { name: 'indicator', aliases: ['indikator'], read: text(80), isRequired: true },
    { name: 'category', aliases: ['kategori', 'rincian'], read: text(200), isRequired: false },
    { name: 'value', aliases: ['nilai'], read: decimal, isRequired: true },
    { name: 'unit', aliases: ['satuan'], read: text(50), isRequired: true },
    { name: 'quote', aliases: ['kutipan'], read: text(2000), isRequired: false },
    { name: 'note', aliases: ['catatan'], read: text(2000), isRequired: false },
    { name: 'sourceCode', aliases: ['kode sumber', 'source_id'], read: text(100), isRequired: true },
    { name: 'sourceTitle', aliases: ['sumber', 'judul sumber'], read: text(300), isRequired: true },
    { name: 'sourceUrl', aliases: ['alamat sumber', 'url'], read: text(1000), isRequired: false },
  ],
  keyOf: (row) => valueOf(row, 'code'),
  areaOf: (row) => valueOf(row, 'areaCode'),
  take: takeObservations,
};
