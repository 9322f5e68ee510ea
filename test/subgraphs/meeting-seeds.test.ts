import * as fs from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import meetings from '../../seeds/programs/data/meetings.json' with { type: 'json' };
import { seedPrograms } from '../../seeds/programs.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: true });
});
afterAll(() => programs.stop());

test('the five meetings of the first documents are there as stated', async () => {
  const { coordinationMeetings } = await programs.ask<any>(
    null,
    `{ coordinationMeetings { totalCount nodes { code kind title theme startsOn endsOn place organiser note area { name }
       source { code } participants { institution roleName capacity } statements { speaker roleName }
       recommendations { programme { code } institution } commitments { institution } } } }`,
  );
  const codes = coordinationMeetings.nodes.map(({ code }: any) => code);
  expect(coordinationMeetings.totalCount).toBe(5);
  expect(codes).toEqual([
    'RKR-21-2024-0001',
    'RKR-3212-2024-0001',
    'RKR-15-2022-0003',
    'RKR-15-2022-0002',
    'RKR-15-2022-0001',
  ]);
  const [kepri, indramayu, , strengthening, first] = coordinationMeetings.nodes;
  expect(kepri).toMatchObject({ startsOn: '2024-02-29', endsOn: '2024-03-02', place: 'Batam', kind: 'RAKOR' });
  expect(kepri.recommendations.map(({ programme }: any) => programme.code)).toEqual(
    ['02', '07', '03', '04', '05'].map((number) => `KEPRI-1.06.${number}`),
  );
  expect(indramayu).toMatchObject({ startsOn: null, organiser: 'Dinas Sosial Kabupaten Cirebon', kind: 'TRAINING' });
  expect(indramayu.note).toContain('Indramayu');
  expect(strengthening.kind).toBe('STRENGTHENING');
  expect(first.theme).toBe('Sinergi perencanaan membangun kesejahteraan sosial diprovinsi jambi');
  expect(first.commitments).toHaveLength(2);
});

test.skipIf(!process.env['SIMPUL_DATA_DIR'])('each quote stands in its document word for word', () => {
  const folder = join(process.env['SIMPUL_DATA_DIR'] ?? '', 'documents');
  const flat = (text: string) => text.replace(/\s+/g, ' ');
  const texts = fs.readdirSync(folder).map((file) => flat(fs.readFileSync(join(folder, file), 'utf8')));
  const quotes = meetings.flatMap(({ quote, statements, recommendations, commitments }) => [
    quote,
    ...statements.map(({ statement }) => statement),
    ...[...recommendations, ...commitments].map((outcome) => outcome.quote),
  ]);
  expect(quotes.filter((quote) => !texts.some((text) => text.includes(flat(quote))))).toEqual([]);
});

test('seeding again changes nothing', async () => {
  const count = async () =>
    (
      await programs.store.pool.query(
        `select (select count(*) from coordination_meeting) as m, (select count(*) from meeting_outcome) as o,
           (select count(*) from meeting_participant) as p, (select count(*) from meeting_outcome_step) as s`,
      )
    ).rows[0];
  const before = await count();
  await seedPrograms(programs.store, { demo: true });
  expect(await count()).toEqual(before);
});
