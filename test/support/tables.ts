import { Client } from 'pg';

/** Runs SQL on a hub's database. */
export async function inDatabase<Row extends object>(
  databaseUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/**
 * What the tables of the subgraphs hold of some texts: for each table the rows that name one of them, and a sum over
 * those rows. Left out are the register of areas, which no command writes and which is long, the logs of
 * what was read, which others who look around write to meanwhile, and the trust of gap areas, which the clock works out anew at
 * the next minute after what it rests on has changed.
 */
export async function rowsThatName(databaseUrl: string, texts: readonly string[]): Promise<Record<string, string>> {
  const tables = await inDatabase<{ name: string }>(
    databaseUrl,
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('programs', 'csr', 'pillars') and table_type = 'BASE TABLE' and table_name not in ('area', 'contact_read', 'personal_read', 'gap_trust')`,
  );
  const parts = tables.map(
    ({ name }) => `select '${name}' as name,
      count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as held
    from ${name} t where t::text like any ($1)`,
  );
  const rows = await inDatabase<{ name: string; held: string }>(
    databaseUrl,
    `${parts.join(' union all ')} order by name`,
    [texts.map((text) => `%${text}%`)],
  );
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}
