import { randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf, until } from '../support/client.ts';
import { anUpload } from '../support/commands/importing.ts';
import { aDrawnArea } from '../support/drawn-area.ts';
import type { Hub } from '../support/hub.ts';
import { readOperation, type Expectation } from './saved-operations.ts';

const OFFICER = { role: Role.PROGRAM_OFFICER, area: '15.07', organisation: 'demo-dinsos-tanjabtim' };
const FILE = `kode wilayah,indikator,periode,nilai,satuan,sumber,per tanggal
15.07,ppks_cases,uji ${randomUUID().slice(0, 8)},7,cases,seed-001,2026-03-31
15.71,ppks_cases,2026,9,cases,seed-001,2026-03-31`;

const uploaded = async (hub: Hub) => anUpload(hub, await hub.as(OFFICER), 'requestFactsUpload', 'kasus-ppks.csv', FILE);

/** An import of two rows, one of them of an area that is not the officer's, once it has ended. */
async function anEndedImport(hub: Hub): Promise<string> {
  const ask = await hub.as(OFFICER);
  const input = { uploadId: await uploaded(hub), dryRun: true, idempotencyKey: randomUUID() };
  const { importFacts } = await dataOf(ask(readOperation('importFacts').text, { input }));
  const { id } = importFacts.run;
  await until(
    async () => (await dataOf(ask(readOperation('factImport').text, { id }))).factImport,
    ({ state }) => state === 'DONE',
  );
  return id;
}

/** What the saved operations about imports must say. */
export const IMPORTS: Record<string, Expectation> = {
  importFacts: {
    as: OFFICER,
    fill: async (hub, { input }) => ({
      input: { ...input, uploadId: await uploaded(hub), idempotencyKey: randomUUID() },
    }),
    says: ({ importFacts: { __typename, replayed, run } }) => {
      expect({ __typename, replayed }).toEqual({ __typename: 'ImportStarted', replayed: false });
      expect(run).toMatchObject({ dataSet: 'figures', fileName: 'kasus-ppks.csv', isDryRun: true });
    },
  },
  factImport: {
    as: OFFICER,
    fill: async (hub) => ({ id: await anEndedImport(hub) }),
    says: ({ factImport }) => {
      expect(factImport).toMatchObject({ state: 'DONE', rowsRead: 2, rowsNew: 1, rowsRefused: 1, failure: null });
      expect(factImport.problems.nodes).toMatchObject([{ row: 3, code: 'NOT_YOUR_AREA' }]);
      expect(factImport.changes.nodes).toMatchObject([{ row: 2, kind: 'NEW' }]);
    },
  },
  areaBoundaries: {
    fill: async (hub, variables) => {
      await aDrawnArea(hub);
      return variables;
    },
    says: ({ areaBoundaries }) => {
      expect(areaBoundaries).toMatchObject({ areaCount: 1, missingCount: 10, west: '104', north: '-1' });
      expect(JSON.parse(areaBoundaries.geoJson).features).toMatchObject([
        { properties: { code: '15.07', level: 'REGENCY' }, geometry: { type: 'Polygon' } },
      ]);
    },
  },
};
