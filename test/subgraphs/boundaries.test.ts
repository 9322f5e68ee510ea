import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { planImport, runImport } from '../../gateway/importing.ts';
import { seedPrograms } from '../../seeds/programs.ts';
import { Role } from '../../subgraphs/kit/actor.ts';
import { boundaries } from '../../subgraphs/programs/boundaries/boundary.import.ts';
import { importFile } from '../support/importing.ts';
import { HAS_OUTSIDE_DATA, outsideFile, sayWhySkipped } from '../support/outside-data.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

const JAMBI = anActor(Role.PROGRAM_OFFICER, '15', 'bappeda-jambi');
const KOTA = anActor(Role.PROGRAM_OFFICER, '15.71', 'bappeda-kota');

/** A square of an eighth of a degree. */
function square(west: number, south: number) {
  const [east, north] = [west + 0.125, south + 0.125];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
const aFeature = (code: string, geometry: object | null = square(103.5, -1.5), more: object = {}) => ({
  type: 'Feature',
  properties: { code, source: 'test', as_of: '2026-08-20', ...more },
  geometry,
});
const aMap = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('a small world', () => {
  let hub: ProgramsAlone;
  beforeAll(async () => {
    hub = await startProgramsAlone();
    await aSmallWorld(hub.store);
  });
  afterAll(() => hub.stop());
  beforeEach(async () => {
    await hub.store.pool.query('truncate area_boundary');
  });

  const take = (geoJson: string, isDryRun = false, actor = JAMBI) =>
    importFile(hub.store, actor, boundaries, geoJson, { format: 'GEOJSON', isDryRun });
  const map = async (level: string, within: string | null = null) =>
    (
      await hub.ask<{ areaBoundaries: any }>(
        null,
        `query ($level: [AreaLevel!]!, $within: ID) { areaBoundaries(level: $level, within: $within) {
           geoJson areaCount missingCount west south east north sources { code } } }`,
        { level: level.split(' '), within },
      )
    ).areaBoundaries;

  test('a trial writes nothing, the file draws the areas, the same file changes nothing, another one redraws', async () => {
    const file = aMap(aFeature('15.07', square(104, -1.25)), aFeature('15.71'));
    expect((await take(file, true)).tally).toMatchObject({ read: 2, new: 2 });
    expect(await map('REGENCY CITY')).toMatchObject({ areaCount: 0, missingCount: 2, west: null, sources: [] });
    expect((await take(file)).tally).toMatchObject({ new: 2, refused: 0 });
    expect((await take(file)).tally).toEqual({ read: 2, new: 0, changed: 0, same: 2, refused: 0 });
    const { tally, changes } = await take(aMap(aFeature('15.71', square(103.625, -1.5), { as_of: '2026-09-01' })));
    expect(tally).toMatchObject({ changed: 1 });
    expect(changes[0]?.differences).toEqual([
      {
        field: 'geometry',
        before: 'Polygon, 5 points, 103.5 to 103.625 east, -1.5 to -1.375 north',
        after: 'Polygon, 5 points, 103.625 to 103.75 east, -1.5 to -1.375 north',
      },
      { field: 'asOf', before: '2026-08-20', after: '2026-09-01' },
    ]);
  });

  test('a map has the areas of its levels within an area, its box, and what is missing', async () => {
    await take(
      aMap(aFeature('15.07', square(104, -1.25)), aFeature('15.71'), aFeature('15.07.01', square(104, -1.25))),
    );
    const { geoJson, ...rest } = await map('REGENCY CITY', '15');
    expect(rest).toEqual({
      areaCount: 2,
      missingCount: 0,
      west: '103.5',
      south: '-1.5',
      east: '104.125',
      north: '-1.125',
      sources: [{ code: 'test' }],
    });
    expect(JSON.parse(geoJson)).toEqual({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { code: '15.07', name: 'Kabupaten Tanjung Jabung Timur', level: 'REGENCY', parentCode: '15' },
          geometry: square(104, -1.25),
        },
        {
          type: 'Feature',
          properties: { code: '15.71', name: 'Kota Jambi', level: 'CITY', parentCode: '15' },
          geometry: square(103.5, -1.5),
        },
      ],
    });
    expect(await map('DISTRICT', '15.07')).toMatchObject({ areaCount: 1, missingCount: 0 });
    expect(await map('DISTRICT', '15.71')).toMatchObject({ areaCount: 0, missingCount: 0 });
    const { area } = await hub.ask<any>(
      null,
      `{ area(code: "15.71") { boundary { geometry pointCount west north asOf source { code } }
           parent { boundary { geometry } } } }`,
    );
    expect(area.parent.boundary).toBe(null);
    expect({ ...area.boundary, geometry: JSON.parse(area.boundary.geometry) }).toEqual({
      geometry: square(103.5, -1.5),
      pointCount: 5,
      west: '103.5',
      north: '-1.375',
      asOf: '2026-08-20',
      source: { code: 'test' },
    });
  });

  test('each bad feature is named by its number, and the good one beside it is written', async () => {
    const { tally, problems } = await take(
      aMap(
        aFeature('15.99'),
        aFeature('1571'),
        aFeature('15.07', { type: 'Point', coordinates: [103.5, -1.5] }),
        aFeature('15.07', square(-1.5, 103.5)),
        aFeature('15.07', null),
        aFeature('15.07', square(104, -1.25), { source: 'nowhere' }),
        aFeature('15.07.01', square(104, -1.25), { as_of: '2099-01-01' }),
        aFeature('15.71'),
        aFeature('15.71'),
      ),
    );
    expect(tally).toEqual({ read: 9, new: 1, changed: 0, same: 0, refused: 8 });
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'areaCode', 'UNKNOWN_AREA'],
      [2, 'code', 'INVALID_AREA_CODE'],
      [3, 'geometry', 'NOT_A_POLYGON'],
      [4, 'geometry', 'OUTSIDE_INDONESIA'],
      [5, 'geometry', 'MISSING'],
      [6, 'sourceCode', 'UNKNOWN_SOURCE'],
      [7, 'asOf', 'DAY_IN_THE_FUTURE'],
      [9, null, 'DUPLICATE_IN_FILE'],
    ]);
  });

  test('an officer draws the own area only', async () => {
    const { tally, problems } = await take(aMap(aFeature('15.07'), aFeature('15.71')), false, KOTA);
    expect(tally).toMatchObject({ new: 1, refused: 1 });
    expect(problems).toMatchObject([{ row: 1, code: 'NOT_YOUR_AREA', value: '15.07' }]);
  });

  test('a map that would be too large is asked back, and so is a code that is none', async () => {
    await take(aMap(aFeature('15.71')));
    await hub.store.pool.query('update area_boundary set point_count = 200000');
    expect(await map('CITY')).toMatchObject({ areaCount: 1 });
    await hub.store.pool.query('update area_boundary set point_count = 200001');
    const answer = await hub.answer(null, '{ areaBoundaries(level: [CITY]) { areaCount } }');
    expect(answer).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', fields: [{ code: 'MAP_TOO_LARGE' }] } }],
    });
    expect(await hub.answer(null, '{ areaBoundaries(level: [CITY], within: "1571") { areaCount } }')).toMatchObject({
      errors: [{ extensions: { fields: [{ field: 'within', code: 'INVALID_AREA_CODE' }] } }],
    });
  });
});

sayWhySkipped();

const FILES: [file: string, areas: number, level: string[]][] = [
  ['provinces_indonesia', 38, ['PROVINCE']],
  ['regencies_focus', 19, ['REGENCY', 'CITY']],
  ['districts_jambi', 144, ['DISTRICT']],
  ['districts_kepri', 80, ['DISTRICT']],
  ['districts_indramayu', 31, ['DISTRICT']],
];

describe.skipIf(!HAS_OUTSIDE_DATA)('the outside maps', () => {
  let hub: ProgramsAlone;
  beforeAll(async () => {
    hub = await startProgramsAlone();
    await seedPrograms(hub.store, { demo: false });
  });
  afterAll(() => hub.stop());

  test.each(FILES)('%s: %i areas are drawn, the second time nothing changes', async (name, areas, level) => {
    const plan = await planImport(outsideFile(`boundaries/${name}.geojson`), { dataSet: null, mappingFile: null });
    const drawn = async () =>
      (
        await hub.ask<any>(null, 'query ($level: [AreaLevel!]!) { areaBoundaries(level: $level) { areaCount } }', {
          level,
        })
      ).areaBoundaries.areaCount;
    const before = await drawn();
    const tally = { read: areas, new: areas, changed: 0, same: 0, refused: 0 };
    expect(await runImport(hub.store, plan, { isDryRun: true })).toEqual(tally);
    expect(await drawn()).toBe(before);
    expect(await runImport(hub.store, plan, { isDryRun: false })).toEqual(tally);
    expect(await drawn()).toBe(before + areas);
    expect(await runImport(hub.store, plan, { isDryRun: false })).toEqual({ ...tally, new: 0, same: areas });
  });
});
