import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { auditPackages, readAudit, reviewedAdvisories, type Reviewed } from '../../gateway/package-audit.ts';

const TODAY = '2026-11-23';
const advisory = (severity: string, id = 'GHSA-aaaa-bbbb-cccc') => ({
  name: 'left',
  title: 'reads what it should not',
  url: `https://advisories.example/${id}`,
  severity,
});
const report = (...via: (object | string)[]) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities: { left: { via }, right: { via: ['left', ...via] } } });
const REVIEW: Reviewed = {
  advisory: 'GHSA-aaaa-bbbb-cccc',
  package: 'left',
  reason: 'the hub never hands it a text of a caller',
  until: '2026-12-31',
};

test('a grave fault of a package is found once, a slight one is not', () => {
  expect(readAudit(report(advisory('high')), [], TODAY)).toEqual({
    findings: ['left: high: reads what it should not https://advisories.example/GHSA-aaaa-bbbb-cccc'],
  });
  expect(readAudit(report(advisory('critical')), [], TODAY).findings).toHaveLength(1);
  expect(readAudit(report(advisory('moderate')), [], TODAY)).toEqual({ findings: [] });
  expect(readAudit(report(), [], TODAY)).toEqual({ findings: [] });
});

test('one that was reviewed is let pass until its day, and no other with it', () => {
  const found = (review: Partial<Reviewed>, today = TODAY) =>
    readAudit(report(advisory('high')), [{ ...REVIEW, ...review }], today).findings;
  expect(found({})).toEqual([]);
  expect(found({}, '2026-12-31')).toEqual([]);
  expect(found({}, '2027-01-01')).toHaveLength(1);
  expect(found({ package: 'right' })).toHaveLength(1);
  expect(found({ advisory: 'GHSA-aaaa-bbbb-dddd' })).toHaveLength(1);
});

test('a registry that does not tell is said to be so; anything else that goes wrong is red', () => {
  const refused = JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405, error: { summary: '' } });
  expect(readAudit(refused, [], TODAY)).toEqual({ findings: null, why: expect.stringContaining('registry') });
  const noLock = JSON.stringify({ error: { code: 'ENOLOCK', summary: 'This command requires an existing lockfile.' } });
  expect(readAudit(noLock, [], TODAY).findings).toEqual([expect.stringContaining('ENOLOCK')]);
  expect(readAudit('', [], TODAY).findings).toHaveLength(1);
});

test('each review says why, and until when', () => {
  for (const { advisory: id, package: name, reason, until } of reviewedAdvisories()) {
    expect(id).toMatch(/^GHSA(-[a-z0-9]{4}){3}$/);
    expect(name).toMatch(/^[\w@/.-]+$/);
    expect(reason.length).toBeGreaterThan(20);
    expect(until).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});

test('npm is asked about the packages of this project, and one that is away is no fault', async () => {
  const faults = {
    graphql: [{ ...advisory('high'), name: 'graphql', id: 1, vulnerable_versions: '<999.0.0', cwe: [], cvss: {} }],
  };
  const registry = createServer((request, response) => {
    request.resume();
    response.writeHead(request.method === 'POST' ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(request.method === 'POST' ? faults : {}));
  });
  await new Promise<void>((ready) => registry.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void registry.close());
  const { port } = registry.address() as AddressInfo;
  const asking = (url: string) => auditPackages({ ...process.env, npm_config_registry: url });
  const { findings } = await asking(`http://127.0.0.1:${port}`);
  expect(findings).toEqual([expect.stringMatching(/^graphql: high: reads what it should not/)]);
  expect(await asking('http://127.0.0.1:1')).toMatchObject({ findings: null });
});
