import * as fs from 'node:fs';
import { builtinModules } from 'node:module';

import { expect, test } from 'vitest';

import { documentsIn, manifests } from '../cluster/manifests.ts';

/** The variables that .env.example explains. */
const known = new Set(fs.readFileSync('.env.example', 'utf8').match(/\b[A-Z][A-Z0-9_]+(?==)/g));

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const [compose = {}] = documentsIn('gateway/deploy/compose.yaml');
const services = Object.entries(compose['services'] as Record<string, { image: string; environment?: object }>);
const hub = services.filter(([, { image }]) => image === 'simpul');

test('what a cluster is told are variables that the hub reads', () => {
  const settings = manifests().find(
    ({ kind, value }) => kind === 'ConfigMap' && JSON.stringify(value).includes('NODE_ENV'),
  );
  const told = [
    ...hub.flatMap(([, { environment = {} }]) => Object.keys(environment)),
    ...Object.keys((settings?.value['data'] ?? {}) as object),
    ...(fs.readFileSync('gateway/deploy/README.md', 'utf8').match(/(?<=--from-literal=)[A-Z0-9_]+/g) ?? []),
  ];
  expect(told.length).toBeGreaterThan(30);
  expect(told.filter((name) => name !== 'NODE_ENV' && !known.has(name))).toEqual([]);
});

test('what a cluster starts is there', () => {
  const started = [...textsIn(compose), ...manifests().flatMap(({ value }) => textsIn(value))].filter((text) =>
    text.startsWith('dist/'),
  );
  expect(new Set(started)).toEqual(new Set(['dist/gateway/commands/gateway.js', 'dist/gateway/commands/subgraph.js']));
  for (const file of new Set(started)) expect(fs.existsSync(file.replace(/^dist\/(.*)\.js$/, '$1.ts'))).toBe(true);
});

test('limits are counted on a Postgres server that holds nothing else: each count is a commit, and ends kept answers', () => {
  const hostOf = (url: string) => new URL(url.replace(/\$\{\w+:\?\}/, 'x')).hostname;
  const { environment } = hub[0]?.[1] ?? {};
  const told = { ...environment } as Record<string, string>;
  const ofData = Object.keys(told).filter((name) => /DATABASE(_READ)?_URL$/.test(name) && !name.startsWith('LIMITS_'));
  expect(ofData.length).toBeGreaterThan(1);
  const limits = hostOf(told['LIMITS_DATABASE_URL'] ?? '');
  expect(ofData.map((name) => hostOf(told[name] ?? ''))).not.toContain(limits);
  expect(services.map(([name]) => name)).toContain(limits);
  const byHand = fs.readFileSync('gateway/deploy/README.md', 'utf8').match(/(?<=LIMITS_DATABASE_URL=)\S+/)?.[0] ?? '';
  expect(byHand).toMatch(/@limits:5432\//);
  const ofKubernetes = manifests().filter(({ file }) => file === 'limits.yaml');
  expect(ofKubernetes.map(({ kind }) => kind).toSorted()).toEqual(['Deployment', 'Service']);
});

test('a cluster limits whoever asks, by the address that its proxy tells, and does not tell its schema', () => {
  const settings = manifests().find(({ kind, file }) => kind === 'ConfigMap' && file === 'settings.yaml');
  for (const told of [hub[0]?.[1].environment, settings?.value['data']]) {
    expect(told).toMatchObject({
      RATE_LIMIT: expect.stringMatching(/^\d+$/),
      COST_LIMIT: expect.stringMatching(/^\d+$/),
      MUTATION_LIMIT: expect.stringMatching(/^\d+$/),
      TRUSTED_PROXIES: expect.stringMatching(/\w/),
      INTROSPECTION: 'off',
    });
  }
});

test('a migration of large books is not cut off at a start, which would begin it anew for ever', () => {
  const probes = manifests()
    .filter(({ kind, file }) => kind === 'Deployment' && ['programs.yaml', 'csr.yaml', 'pillars.yaml'].includes(file))
    .map(({ value }) =>
      JSON.stringify(value).match(/"startupProbe":\{.*?"periodSeconds":(\d+),"failureThreshold":(\d+)\}/),
    );
  expect(probes).toHaveLength(3);
  for (const probe of probes) expect(Number(probe?.[1]) * Number(probe?.[2])).toBeGreaterThanOrEqual(3_600);
});

test('no secret stands in a file for a cluster', () => {
  const files = fs
    .readdirSync('gateway/deploy', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('yaml'));
  const told = files
    .flatMap((name) => documentsIn(`gateway/deploy/${name}`))
    .flatMap((document) => {
      const found: string[] = [];
      JSON.stringify(document, (key, value: unknown) => {
        if (/(SECRET|PASSWORD)$/.test(key) && typeof value === 'string' && !/^\$\{\w+:\?\}$/.test(value))
          found.push(key);
        return value;
      });
      return found;
    });
  expect(told).toEqual([]);
});

test('the image keeps every package that the hub imports', () => {
  const { dependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { dependencies: object };
  const kept = new Set([...Object.keys(dependencies), ...builtinModules]);
  const sources = ['gateway', 'subgraphs', 'seeds'].flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
  const imported = sources.flatMap((file) =>
    [
      ...fs
        .readFileSync(file, 'utf8')
        .matchAll(/(?:^(?:import|export) (?!type )[^;]*?from |import\()'([^'.#][^']*)'/gm),
    ].map(([, name = '']) => name),
  );
  const packages = new Set(imported.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name));
  expect(packages.size).toBeGreaterThan(30);
  expect([...packages].filter((name) => !kept.has(name) && !name.startsWith('node:'))).toEqual([]);
});
