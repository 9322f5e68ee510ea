import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';

import { expect, test } from 'vitest';
import { Role } from '#kit/actor';

import { dataOf, until } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { stories } from '../support/stories.ts';
import { aCompany, aGap } from '../support/world.ts';

interface Panel {
  title: string;
  targets?: { expr: string; legendFormat: string }[];
}

const { panels } = JSON.parse(fs.readFileSync('gateway/telemetry/dashboard.json', 'utf8')) as { panels: Panel[] };
const questions = panels.flatMap(({ title, targets = [] }) => targets.map((target) => ({ title, ...target })));

const NAME = /\b(?:simpul|process|nodejs)_\w+/g;
const familyOf = (name: string) => name.replace(/_(bucket|sum|count)$/, '');
const asked = new Set(questions.flatMap(({ expr }) => [...expr.matchAll(NAME)].map(([name]) => familyOf(name))));

/** The pages of figures of a hub, by who tells them. */
async function pagesOf(hub: Hub): Promise<Record<string, string>> {
  const urls = { gateway: hub.url, ...hub.subgraphs };
  const read = Object.entries(urls).map(async ([name, url]) => {
    const page = await fetch(new URL('/metrics', url));
    expect(page.status).toBe(200);
    return [name, await page.text()] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

const familiesIn = (page: string) =>
  new Map([...page.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = '', kind = '']) => [name, kind]));

/** The sum of what a page tells under a name, with labels as wanted. */
function valueOf(page: string | undefined, name: string, labels: Record<string, string> = {}): number {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const told = (page ?? '').split('\n').filter((line) => new RegExp(`^${name}[{ ]`).test(line));
  const fitting = told.filter((line) => wanted.every((label) => line.includes(label)));
  return fitting.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

const SUBMIT = `mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) {
  __typename ... on PledgeSubmitted { replayed } ... on Refusal { code } } }`;

stories('what watches a hub', (hub) => {
  test('the dashboard asks for what is told, and all that is ours and told has its panel', async () => {
    const pages = await pagesOf(hub());
    const told = new Map(Object.values(pages).flatMap((page) => [...familiesIn(page)]));
    expect(questions.length).toBeGreaterThan(40);
    expect([...asked].filter((name) => !told.has(name))).toEqual([]);
    expect([...told.keys()].filter((name) => name.startsWith('simpul_') && !asked.has(name))).toEqual([]);
    // A histogram is asked for by its parts, anything else by its name.
    const wrong = questions.flatMap(({ expr }) =>
      [...expr.matchAll(NAME)].filter(
        ([name]) => (told.get(familyOf(name)) === 'histogram') !== (familyOf(name) !== name),
      ),
    );
    expect(wrong.filter(([name]) => told.get(familyOf(name)) !== 'summary')).toEqual([]);
  });

  test('a race that was lost, an answer told again and a limit are counted', async () => {
    const { lines } = await aGap(hub(), [{ need: 1_000 }]);
    const company = await aCompany(hub());
    const before = await pagesOf(hub());
    const input = {
      idempotencyKey: randomUUID(),
      pledge: { allocations: [{ needLineId: lines[0]?.id, amount: 1_000 }] },
    };
    await dataOf(company.ask(SUBMIT, { input }));
    const again = await dataOf(company.ask(SUBMIT, { input }));
    expect(again['submitPledge']).toMatchObject({ __typename: 'PledgeSubmitted', replayed: true });
    const late = await dataOf(company.ask(SUBMIT, { input: { ...input, idempotencyKey: randomUUID() } }));
    await hub().ask(`{ indicators { ${'code '.repeat(20_000)} } }`);
    const after = await pagesOf(hub());
    const grown = (part: string, name: string, labels: Record<string, string>) =>
      valueOf(after[part], name, labels) - valueOf(before[part], name, labels);
    const submit = { command: 'submitPledge' };
    expect(grown('csr', 'simpul_commands_total', { ...submit, outcome: 'DONE' })).toBeGreaterThanOrEqual(2);
    expect(grown('csr', 'simpul_replays_total', submit)).toBeGreaterThanOrEqual(1);
    const refused = { ...submit, outcome: late['submitPledge'].code };
    expect(grown('csr', 'simpul_commands_total', refused)).toBeGreaterThanOrEqual(1);
    expect(questions.find(({ title }) => title === 'Refused races')?.expr).toContain(late['submitPledge'].code);
    expect(grown('gateway', 'simpul_limits_refused_total', { limit: 'tokens' })).toBeGreaterThanOrEqual(1);
    expect(grown('gateway', 'simpul_operations_total', { kind: 'mutation', code: 'OK' })).toBeGreaterThanOrEqual(3);
    expect(grown('csr', 'simpul_sql_statements_total', {})).toBeGreaterThan(0);
    expect(valueOf(after['csr'], 'simpul_database_up')).toBe(1);
  });

  test('a label that a panel names is one that is told', async () => {
    const hash = { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } };
    await fetch(`${hub().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ extensions: hash }),
    });
    const page = Object.values(await pagesOf(hub())).join('\n');
    const known = new Set([...page.matchAll(/[{,](\w+)="/g)].map(([, label]) => label));
    // Prometheus adds this one.
    known.add('instance');
    const used = questions.flatMap(({ expr, legendFormat }) => [
      ...[...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label),
      ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(/,\s*/)),
    ]);
    expect(used.length).toBeGreaterThan(40);
    expect(used.filter((label) => !known.has(label))).toEqual([]);
  });

  test('the figures of a process are told once, whoever tells them', async () => {
    const pages = await pagesOf(hub());
    const telling = Object.keys(pages).filter((name) => familiesIn(pages[name] ?? '').has('process_open_fds'));
    expect(telling).toEqual(hub().shape === 'one process' ? ['gateway'] : ['gateway', 'programs', 'csr', 'pillars']);
  });

  test('the log says of each line which request it is about, and nothing of people', async () => {
    const mark = randomUUID().slice(0, 8);
    const person = { fullName: `Contoh Catatan ${mark}`, phone: `+62 811 ${String(Date.now()).slice(-7)} ` };
    const mail = `catatan-${mark}@contoh.example`;
    const pillars = await hub().as({ role: Role.PILLAR_COORDINATOR, area: '15.07', organisation: 'dinas-uji' });
    const register = `mutation ($input: RegisterPersonnelInput!) { registerPersonnel(input: $input) { __typename } }`;
    const done = await pillars(register, { input: { ...person, type: 'PSM', areaCode: '15.07' } });
    expect(done.data?.['registerPersonnel'].__typename).toBe('PersonnelRegistered');
    // The same once more where it does not belong: each is refused, and what was written must not be in the reason.
    await pillars(`{ personnel(id: "${person.fullName}") { id } }`);
    await pillars(`{ gapArea(id: "${mail}") { code } areas(first: 1, after: "${mark}") { nodes { code } } }`);
    await pillars(register, { input: { ...person, type: `PSM\u0000${mail}`, areaCode: mail } });
    await fetch(`${hub().url}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub().url },
      body: JSON.stringify({ email: mail, password: person.fullName }),
    });
    const readLines = () => hub().logFiles.flatMap((file) => fs.readFileSync(file, 'utf8').split('\n'));
    const saysOf = (line: string) => line.startsWith('{') && line.includes(`"requestId":"${done.requestId}"`);
    // The log is written beside the answers, not before them.
    const answered = await until(
      async () => readLines().filter(saysOf),
      (found) => ['"answered"', '"operation"'].every((said) => found.some((line) => line.includes(said))),
    );
    expect(answered.every((line) => !line.includes(person.fullName))).toBe(true);
    const lines = readLines();
    const told = [mark, person.phone.trim(), mail].flatMap((one) => lines.filter((line) => line.includes(one)));
    expect(told).toEqual([]);
  });
});
