import { inDatabase } from './data/template.ts';
import type { Dialect, Subjects } from './questions.ts';

const GAPS_ASKED = 4_000;

/** Sends one question and gives its data; an answer with errors is one to stop at. */
export async function ask(
  url: string,
  query: string,
  variables: Record<string, unknown>,
  token?: string,
): Promise<any> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const body: any = await answer.json();
  if (!answer.ok || body.errors)
    throw new Error(`${url} answers ${answer.status} ${JSON.stringify(body).slice(0, 600)}`);
  return body.data;
}

/** What is asked about, read from the rows themselves. */
export async function readSubjects(databaseUrl: string): Promise<Omit<Subjects, 'pages' | 'saved'>> {
  const districts = await inDatabase<{ code: string }>(
    databaseUrl,
    "select code from programs.area where length(code) = 5 and code like '15.%' order by code",
  );
  const gaps = await inDatabase<{ id: string; lineId: string }>(
    databaseUrl,
    `select gap_area_id as id, need_line_id as "lineId" from csr.need_account n join csr.gap_account g on g.id = n.gap_area_id
     where length(g.area_code) = 13 order by md5(g.id::text) limit ${GAPS_ASKED}`,
  );
  const companies = await inDatabase<{ id: string; number: number }>(
    databaseUrl,
    `select id, substr(organisation, 15)::integer as number from csr.company where organisation like 'bench-company-%'
     order by number`,
  );
  const [hot] = await inDatabase<{ id: string; lineId: string }>(
    databaseUrl,
    `select gap_area_id as id, need_line_id as "lineId" from csr.need_account n join csr.gap_account g on g.id = n.gap_area_id
     where length(g.area_code) = 13 order by need - budget - held - committed - delivered desc limit 1`,
  );
  if (!hot) throw new Error('the data set has no gap area');
  return {
    hot,
    districts: districts.map(({ code }) => code),
    gaps,
    companies: companies.map(({ id }) => ({ id, token: '' })),
  };
}

/** Walks through all pages of Q1 once, and keeps the cursor of each. */
export async function readPages(
  url: string,
  dialect: Dialect,
  districts: readonly string[],
): Promise<Subjects['pages']> {
  const walk = async (district: string) => {
    const pages: { district: string; after: string | null }[] = [];
    for (let after: string | null = null; ;) {
      pages.push({ district, after });
      const { hasNextPage, endCursor } = dialect.pageInfo(await ask(url, dialect.page, { district, after }));
      if (!hasNextPage) return pages;
      after = endCursor;
    }
  };
  return (await Promise.all(districts.map(walk))).flat();
}
