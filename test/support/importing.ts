import { Readable } from 'node:stream';

import type { Actor } from '#kit/actor';
import type { Store } from '#kit/database';

import type { DataSet } from '../../subgraphs/importing/data-set.ts';
import { openFile, type FileFormat } from '../../subgraphs/importing/file-rows.ts';
import { importRows, type BatchReport } from '../../subgraphs/importing/import-run.ts';
import type { Mapping } from '../../subgraphs/importing/mapping.rules.ts';

/** Imports a file that a test has at hand, and gives what came of it, whole. */
export async function importFile(
  store: Store,
  actor: Actor,
  dataSet: DataSet,
  content: string | Buffer,
  more: { format?: FileFormat; mapping?: Mapping; isDryRun?: boolean } = {},
) {
  const file = await openFile(more.format ?? 'CSV', Readable.from([Buffer.from(content)], { objectMode: false }));
  const reports: BatchReport[] = [];
  const tally = await importRows(store, file, {
    dataSet,
    actor,
    mapping: more.mapping ?? null,
    isDryRun: more.isDryRun ?? false,
    heard: (report) => reports.push(report),
  });
  return {
    tally,
    problems: reports.flatMap(({ problems }) => problems),
    changes: reports.flatMap(({ changes }) => changes),
  };
}
