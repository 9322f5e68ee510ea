import { createHash, randomUUID } from 'node:crypto';

import { Role } from '#kit/actor';

import { dataOf, type Ask } from '../client.ts';
import type { Command } from './command.ts';
import type { Hub } from '../hub.ts';
import { key } from '../pledges.ts';
import type { Region } from '../region.ts';

/** Uploads a file to be imported, as its owner, and gives its id. */
export async function anUpload(hub: Hub, ask: Ask, mutation: string, fileName: string, csv: string): Promise<string> {
  const content = Buffer.from(csv);
  const { it } = await dataOf(
    ask(
      `mutation ($input: ImportUploadInput!) { it: ${mutation}(input: $input) {
         ... on ImportUploadOffered { uploadId address } ... on Refusal { code } } }`,
      { input: { fileName, size: content.length, sha256: createHash('sha256').update(content).digest('hex') } },
    ),
  );
  const put = await fetch(`${hub.url}${it.address}`, { method: 'PUT', body: content });
  if (put.status !== 201) throw new Error(`the file was not taken: ${put.status} ${await put.text()}`);
  return it.uploadId;
}

const starts = (who: Role, of: (region: Region) => Ask, mutation: string, csv: () => string): Command => ({
  who: [who],
  input: async (region) => ({
    uploadId: await anUpload(region.hub, of(region), mutation, 'uji.csv', csv()),
    dryRun: false,
    ...key(),
  }),
});

const digits = () =>
  String(Number.parseInt(randomUUID().slice(0, 8), 16))
    .padStart(10, '0')
    .slice(-10);

/** Starting the import of a file: of one's own file, into one's own area. */
export const ofImporting: Record<string, Command> = {
  importFacts: starts(
    Role.PROGRAM_OFFICER,
    ({ officer }) => officer,
    'requestFactsUpload',
    () =>
      `kode wilayah,indikator,periode,nilai,satuan,sumber,per tanggal,catatan
15.07,ppks_cases,2026,7,cases,seed-001,2026-03-31,${randomUUID()}`,
  ),
  importCompanies: starts(
    Role.FORUM_COORDINATOR,
    ({ coordinator }) => coordinator,
    'requestCompaniesUpload',
    () =>
      `nib,nama,sektor,kepemilikan,kode wilayah
777${digits()},PT Uji ${randomUUID().slice(0, 8)},jasa,swasta,15.07`,
  ),
  importPersonnel: starts(
    Role.PILLAR_COORDINATOR,
    ({ pillars }) => pillars,
    'requestPersonnelUpload',
    () => `nama lengkap,jenis,wilayah tugas\nContoh ${randomUUID().slice(0, 8)},TKSK,15.07`,
  ),
};
