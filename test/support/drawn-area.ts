import { randomUUID } from 'node:crypto';

import { Role } from '#kit/actor';

import { dataOf, until } from './client.ts';
import { anUpload } from './commands/importing.ts';
import type { Hub } from './hub.ts';

const OFFICER = { role: Role.PROGRAM_OFFICER, area: '15.07', organisation: 'demo-dinsos-tanjabtim' };
const OUTLINE = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"15.07",
  "source":"seed-001","as_of":"2026-03-31"},"geometry":{"type":"Polygon","coordinates":
  [[[104,-1.25],[104.5,-1.25],[104.5,-1],[104,-1],[104,-1.25]]]}}]}`;
const START = `mutation ($input: StartImportInput!) { importFacts(input: $input) {
  ... on ImportStarted { run { id } } ... on Refusal { code } } }`;

/** A square for the kabupaten 15.07, drawn by its officer: an import through the API, as an operator's. */
export async function aDrawnArea(hub: Hub): Promise<void> {
  const ask = await hub.as(OFFICER);
  const uploadId = await anUpload(hub, ask, 'requestFactsUpload', 'kotak.geojson', OUTLINE);
  const input = { uploadId, dryRun: false, idempotencyKey: randomUUID() };
  const { importFacts } = await dataOf(ask(START, { input }));
  await until(
    async () =>
      (await dataOf(ask('query ($id: ID!) { factImport(id: $id) { state } }', { id: importFacts.run.id }))).factImport,
    ({ state }) => state === 'DONE',
  );
}
