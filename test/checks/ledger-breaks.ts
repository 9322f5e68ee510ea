import type { Client } from 'pg';

/** How a rule of the books is broken: statements, each of which must be seen by the rule on its own. */
export type Breaks = Record<string, string | readonly string[]>;

const WRITTEN = /\b(?:update|insert into|delete from) (\w+)/g;
/** The column that is a table's whole key: rules group by it. */
const KEY = `select a.attname as key from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  where c.conrelid = $1::regclass and c.contype = 'p' and cardinality(c.conkey) = 1`;

async function copyOf(client: Client, schema: string, table: string): Promise<void> {
  const { rows } = await client.query<{ key: string }>(KEY, [`${schema}.${table}`]);
  await client.query(`create temporary table ${table} as table ${schema}.${table}`);
  for (const { key } of rows) await client.query(`alter table ${table} add primary key (${key})`);
}

/**
 * What a rule lists of sound books, and after a statement broke them. The statement writes to copies that have no
 * constraints but their keys, since the database itself would not let most of it happen; nothing of it stays.
 */
export async function listedBy(client: Client, schema: string, rule: string, broken: string) {
  const count = async () => (await client.query(`select from (${rule}) as listed`)).rowCount;
  await client.query('begin');
  try {
    await client.query(`set local search_path = ${schema}`);
    const before = await count();
    const tables = new Set([...broken.matchAll(WRITTEN)].map(([, table = '']) => table));
    for (const table of tables) await copyOf(client, schema, table);
    const results = [await client.query(broken)].flat();
    const changed = results.every(({ rowCount }) => (rowCount ?? 0) > 0);
    return { before, changed, after: await count() };
  } finally {
    await client.query('rollback');
  }
}

/** The first row of a table that fits, by its key. */
export const oneOf = (table: string, fits = 'true', key = 'id') =>
  `${key} = (select ${key} from ${table} where ${fits} order by ${key} limit 1)`;

/** What only real imports leave: a file of two rows, one taken and one refused. */
export const BREAKS_OF_IMPORTS: Breaks = {
  'an import names no more changed rows than it counted': `
    insert into import_run (id, rows_new, rows_changed) values ('00000000-0000-4000-8000-000000000001', 0, 0);
    insert into import_change (run_id, ordinal) values ('00000000-0000-4000-8000-000000000001', 1)`,
  'an import with problems has counted refused rows': `
    insert into import_run (id, rows_refused) values ('00000000-0000-4000-8000-000000000001', 1);
    insert into import_problem (run_id, row_number) values
      ('00000000-0000-4000-8000-000000000001', 1), ('00000000-0000-4000-8000-000000000001', 2)`,
};

/** A frozen brief whose text is what its fingerprint says, and whose figures are as told. */
export const aBrief = (table: string, frozen: object) =>
  `insert into ${table} (id, code, content, fingerprint)
   select gen_random_uuid(), 'R-1', told, encode(sha256(convert_to(told, 'UTF8')), 'hex') from (values ('${JSON.stringify(frozen)}')) as kept (told)`;

/** The same with a fingerprint of another text. */
export const anotherBrief = (table: string) =>
  `insert into ${table} (id, code, content, fingerprint)
   values (gen_random_uuid(), 'R-1', '{}', repeat('0', 64))`;
