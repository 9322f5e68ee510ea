import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { submit } from '../support/pledging.ts';
import { stories } from '../support/stories.ts';
import { GRANT_PACKAGE } from '../support/three-sixty-giving.ts';
import { aGap, aCompany } from '../support/world.ts';

const WITHIN_BUNGO = encodeURIComponent(JSON.stringify({ within: '15.08' }));

async function file(hub: Hub, path: string, token?: string, body?: object) {
  const answer = await fetch(`${hub.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, text: bytes.toString('utf8') };
}

const rowsOf = (text: string, delimiter = ','): Record<string, string>[] =>
  parse(text, { columns: true, delimiter, bom: true });

stories('files of lists', (hub) => {
  test('a CSV has the rows of the query, all pages of it', async () => {
    const { status, text, headers } = await file(hub(), `/export/areas.csv?filter=${WITHIN_BUNGO}`);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="areas-\d{4}-\d\d-\d\d\.csv"$/);
    const { areas } = await dataOf(hub().ask('{ areas(filter: { within: "15.08" }) { totalCount } }'));
    const rows = rowsOf(text);
    expect(areas.totalCount).toBeGreaterThan(100);
    expect(rows).toHaveLength(areas.totalCount);
    expect(new Set(rows.map((row) => row['code'])).size).toBe(rows.length);
  });

  test('Excel in Indonesian gets semicolons and the mark of UTF-8', async () => {
    const { text } = await file(hub(), '/export/needCategories.csv?separator=%3B');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(rowsOf(text, ';')).toHaveLength(29);
  });

  test('a query of the caller comes as a workbook with filters, sources and the meaning of each column', async () => {
    const query = `query ($area: String!) { figures(filter: { within: $area, indicator: "poor_percent" }) {
      nodes { area { code name } value asOf source { code title } } } }`;
    const { status, bytes, text } = await file(hub(), '/export', undefined, {
      query,
      variables: { area: '15.08' },
      format: 'xlsx',
    });
    expect({ status, told: status === 200 ? '' : text }).toEqual({ status: 200, told: '' });
    const sheets = await readSheets(bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Data', 'Keterangan', 'Kolom']);
    const [data, about, columns] = sheets.map((one) => one.data);
    expect(data?.[0]).toEqual(['area.code', 'area.name', 'value', 'asOf', 'source.code', 'source.title']);
    expect(data?.length).toBeGreaterThan(1);
    expect(about).toContainEqual(['Saringan / Filter: area', '15.08']);
    const source = data?.[1]?.[4];
    expect(about?.map(([name]) => name)).toContain(`Sumber / Source: ${String(source)}`);
    expect(columns).toHaveLength(7);
  });

  test('beside a CSV stands a file that says what it is: filters, sources, columns, under the same rights', async () => {
    const filter = encodeURIComponent(JSON.stringify({ within: '15.08', indicator: 'poor_percent' }));
    const { text, headers } = await file(hub(), `/export/figures.csv?filter=${filter}&separator=%3B`);
    const [, address = ''] = /<([^>]+)>; rel="describedby"; type="text\/csv"/.exec(headers.get('link') ?? '') ?? [];
    const about = await file(hub(), address);
    expect(about.status).toBe(200);
    expect(about.headers.get('content-disposition')).toMatch(/filename="figures-\d{4}-\d\d-\d\d\.sources\.csv"$/);
    const rows = rowsOf(about.text, ';');
    const valueOf = (name: string) => rows.find((row) => row['Keterangan / About'] === name)?.['Isi / Value'];
    const data = rowsOf(text, ';');
    expect(data.length).toBeGreaterThan(1);
    expect(valueOf('Jumlah baris / Rows')).toBe(String(data.length));
    expect(JSON.parse(valueOf('Saringan / Filter: filter') ?? '')).toEqual({
      within: '15.08',
      indicator: 'poor_percent',
    });
    const sources = new Set(data.map((row) => row['source.code']));
    for (const source of sources) expect(valueOf(`Sumber / Source: ${source}`)).toBeTruthy();
    for (const column of Object.keys(data[0] ?? {})) expect(valueOf(`Kolom / Column: ${column}`)).toBeDefined();
    expect((await file(hub(), '/export/myPledges.sources.csv')).status).toBe(401);
    const workbook = await file(hub(), `/export/figures.xlsx?filter=${filter}`);
    expect(workbook.headers.get('link')).not.toContain('describedby');
  });

  test('a file shows what the one who asks may see, and no more', async () => {
    const path = `/export/personnel.csv?filter=${encodeURIComponent(JSON.stringify({ within: '15' }))}`;
    const asNobody = rowsOf((await file(hub(), path)).text);
    expect(asNobody.length).toBeGreaterThan(0);
    expect(asNobody.every((row) => row['fullName'] === '' && row['phone'] === '')).toBe(true);
    const token = await hub().token({ role: Role.PILLAR_COORDINATOR, area: '15', organisation: 'demo-dinsos-jambi' });
    const asCoordinator = rowsOf((await file(hub(), path, token)).text);
    expect(asCoordinator.every((row) => row['fullName'] !== '')).toBe(true);
    const refused = await file(hub(), '/export/myPledges.csv');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('content-disposition')).toBeNull();
  });

  test('a text that a spreadsheet would run is made harmless', async () => {
    const gap = await aGap(hub(), [{ need: 1_000_000 }], { title: '=HYPERLINK("http://127.0.0.1","klik")' });
    const query = `query ($ids: [ID!]) { gapAreas(filter: { ids: $ids }) { nodes { code title } } }`;
    const { text } = await file(hub(), '/export', undefined, { query, variables: { ids: [gap.id] } });
    expect(rowsOf(text)).toEqual([{ code: gap.code, title: `'=HYPERLINK("http://127.0.0.1","klik")` }]);
  });

  test('a company that is named like a formula is a name in every file', async () => {
    await aCompany(hub(), { name: '=1+1' });
    const query = '{ companies { nodes { name } } }';
    const csv = rowsOf((await file(hub(), '/export', undefined, { query })).text).map(({ name }) => name);
    const { bytes } = await file(hub(), '/export', undefined, { query, format: 'xlsx' });
    const [data] = (await readSheets(bytes)).map((one) => one.data.flat());
    for (const names of [csv, data ?? []]) {
      expect(names).toContain("'=1+1");
      expect(names.filter((name) => String(name).startsWith('='))).toEqual([]);
    }
  });

  test.each([
    ['/export/nothing.csv', 404],
    ['/export/gapAreas.pdf', 400],
    ['/export/gapAreas.sources.xlsx', 400],
    ['/export/gapAreas.csv?colour=red', 400],
    ['/export/gapAreas.csv?filter=%7B%22colour%22%3A1%7D', 400],
    ['/export/gapAreas.csv?separator=x', 400],
  ])('%s is refused with %i and says how to put it right', async (path, status) => {
    const answer = await file(hub(), path);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).errors[0].message.length).toBeGreaterThan(10);
  });

  test.each([
    ['a mutation', 'mutation { submitPledge(input: {}) { __typename } }'],
    ['two lists', '{ areas { nodes { code } } forums { nodes { code } } }'],
    ['one thing', '{ area(code: "15") { name } }'],
    ['no query at all', '{{{'],
  ])('%s is no list to export', async (_what, query) => {
    expect((await file(hub(), '/export', undefined, { query })).status).toBe(400);
  });
});

stories('open data', (hub) => {
  test('gap areas carry HXL tags, and their sums are those of the API', async () => {
    const gap = await aGap(hub(), [{ need: 70_000_000 }, { kind: 'GOODS', need: 12, item: 'kasur', unit: 'buah' }]);
    const { text, headers } = await file(hub(), `/open/gap-areas.csv?within=${gap.areaCode}`);
    const [tags, ...rows] = rowsOf(text);
    expect(tags?.['need']).toBe('#value+need');
    expect(Object.values(tags ?? {}).every((tag) => tag.startsWith('#'))).toBe(true);
    const own = rows.filter((row) => row['gap_code'] === gap.code);
    expect(own.map((row) => [row['kind'], row['need'], row['uncovered']])).toEqual([
      ['MONEY', '70000000', '70000000'],
      ['GOODS', '12', '12'],
    ]);
    expect(headers.get('link')).toContain('rel="license"');
    expect(headers.get('last-modified')).toMatch(/GMT$/);
  });

  test('accepted commitments are 360Giving grants; what only is submitted, and drafts, are not in it', async () => {
    const gap = await aGap(hub(), [{ need: 900_000_000 }]);
    const company = (await aCompany(hub())).ask;
    const { outcome } = await submit(company, { needLineId: gap.lines[0]?.id ?? '', amount: 5_000_000 });
    expect(outcome?.__typename).toBe('PledgeSubmitted');
    const { text } = await file(hub(), '/open/360giving.json?within=15');
    const published = JSON.parse(text);
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const isValid = ajv.compile(GRANT_PACKAGE);
    isValid(published);
    expect(isValid.errors).toBeNull();
    const ids = published.grants.map((grant: { id: string }) => grant.id);
    expect(ids).not.toContain(`simpul-${outcome?.pledge?.allocations[0]?.id}`);
    const { gapAreas } = await dataOf(
      hub().ask(`{ gapAreas(filter: { within: "15", isDemo: true, kind: MONEY }, first: 100) {
        nodes { code coverage { lines { kind committed delivered } } } } }`),
    );
    const demoCodes = new Set<string>(gapAreas.nodes.map((one: { code: string }) => one.code));
    const awarded = published.grants
      .filter((grant: { description: string }) => demoCodes.has(/gap area (\S+),/.exec(grant.description)?.[1] ?? ''))
      .reduce((sum: number, grant: { amountAwarded: number }) => sum + grant.amountAwarded, 0);
    const covered = gapAreas.nodes
      .flatMap((one: any) => one.coverage.lines.filter((line: any) => line.kind === 'MONEY'))
      .reduce((sum: number, line: any) => sum + line.committed + line.delivered, 0);
    expect(awarded).toBeGreaterThan(0);
    expect(awarded).toBe(covered);
  });
});
