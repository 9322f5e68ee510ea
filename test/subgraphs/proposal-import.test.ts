import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { proposals } from '../../subgraphs/programs/proposals/proposal.import.ts';
import { PLANNING_RULES } from '../../subgraphs/programs/proposals/proposal-ledger.queries.ts';
import { importFile } from '../support/importing.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';
import { aVillage, DESA, proposalCommands, province, stranger, village } from './proposal-stories.ts';

const HEADING =
  'siklus;judul;permasalahan;kode wilayah;kode ppks;jenis;barang;satuan;diminta;volume;satuan volume;sasaran jiwa;jenis pengusul;pengusul;tanggal;alasan pengecualian';

let hub: ProgramsAlone;
let open: string;
beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  hub = await startProgramsAlone();
  await aSmallWorld(hub.store);
  await aVillage(hub);
  open = (await aCycle()).code;
});
afterAll(async () => {
  await hub.stop();
  vi.unstubAllEnvs();
});

const { run, aCycle, wish } = proposalCommands(() => hub);

const USUAL = {
  title: 'Rumah layak huni',
  problem: 'Atap bocor',
  area: DESA,
  category: 'PPKS-08',
  kind: '',
  item: '',
  unit: '',
  requested: '40000000',
  volume: '2',
  volumeUnit: 'rumah',
  people: '3',
  proposerKind: 'kepala desa',
  proposer: 'Pemerintah Desa Uji',
  day: '',
  override: '',
};
const aRow = (more: Partial<typeof USUAL> = {}, cycle = open) =>
  [cycle, ...Object.values({ ...USUAL, ...more })].join(';');
const take = (rows: string[], isDryRun = false, actor = village) =>
  importFile(hub.store, actor, proposals, [HEADING, ...rows].join('\n'), { isDryRun });
const stored = async () =>
  (
    await hub.store.pool.query(
      `select p.code, p.title, p.stage, p.status, p.unit, p.requested, p.people_targeted, d.outcome, d.actor_subject
       from planning_proposal p join proposal_decision d on d.proposal_id = p.id order by p.code`,
    )
  ).rows;

test('a trial writes nothing; a proposal starts at the stage of its area with its trail; the same file changes nothing', async () => {
  const file = [
    aRow(),
    aRow({ title: 'Paket sembako', kind: 'barang', item: 'beras 10 kg', unit: 'paket', requested: '40' }),
  ];
  const trial = await take(file, true);
  expect(trial.tally).toEqual({ read: 2, new: 2, changed: 0, same: 0, refused: 0 });
  expect(JSON.stringify(trial.changes)).not.toContain('peopleTargeted');
  expect(await stored()).toEqual([]);
  expect((await take(file)).tally).toMatchObject({ new: 2, refused: 0 });
  expect(await stored()).toMatchObject([
    {
      code: expect.stringMatching(/^USL-1507012001-\d{4}-0001$/),
      stage: 'VILLAGE',
      status: 'IN_PROGRESS',
      unit: 'rupiah',
      requested: '40000000',
      people_targeted: 3,
      outcome: 'SUBMITTED',
      actor_subject: village.subject,
    },
    { code: expect.stringMatching(/-0002$/), unit: 'paket', requested: '40' },
  ]);
  expect((await take(file)).tally).toEqual({ read: 2, new: 0, changed: 0, same: 2, refused: 0 });
  expect(await stored()).toHaveLength(2);
});

test('what the API has submitted is the same; what contradicts it is refused, a count of people without the count', async () => {
  const { code } = await aCycle();
  await run('submitPlanningProposal', wish(code), village);
  const said = {
    title: 'bantuan LANSIA terlantar',
    problem: 'Lansia tanpa keluarga',
    requested: '1000',
    volume: '',
    volumeUnit: '',
    people: '40',
  };
  expect((await take([aRow(said, code)])).tally).toMatchObject({ same: 1, refused: 0 });
  const { problems } = await take([aRow({ ...said, people: '2' }, code)]);
  expect(problems).toMatchObject([{ column: null, value: null, code: 'PROPOSAL_STANDS' }]);
  expect((await take([aRow({ ...said, requested: '1001' }, code)])).problems).toMatchObject([
    { column: 'requested', value: '1001', code: 'PROPOSAL_STANDS' },
  ]);
});

test('every row that the API would refuse is refused, with its column and words of both languages', async () => {
  const { code: closed } = await aCycle({ VILLAGE: ['2026-01-01', '2026-02-28'] });
  const before = (await stored()).length;
  const { tally, problems } = await take(
    [
      aRow({}, 'PLN-99-2099'),
      aRow({ title: 'B', area: '15.07.01.9999' }),
      aRow({ title: 'C', category: 'PPKS-99' }),
      aRow({ title: 'D', kind: 'uang', item: 'beras' }),
      aRow({ title: 'E', kind: 'barang' }),
      aRow({ title: 'F', requested: '0' }),
      aRow({ title: 'G', volumeUnit: '' }),
      aRow({ title: 'H', day: '2027-01-01' }),
      aRow({ title: 'I', kind: 'PERSON_TIME' }),
      aRow({ title: 'J', proposerKind: 'paman' }),
      aRow({ title: 'K' }, closed),
      aRow({ title: 'L', override: 'Musdes terlambat' }, closed),
      aRow({ title: 'L', override: 'Musdes terlambat' }, closed),
    ],
    false,
    province,
  );
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'cycleCode', 'UNKNOWN_CYCLE'],
    [3, 'areaCode', 'UNKNOWN_AREA'],
    [4, 'categoryCode', 'UNKNOWN_NEED_CATEGORY'],
    [5, 'item', 'ITEM_NOT_ALLOWED'],
    [6, 'unit', 'UNIT_MISSING'],
    [7, 'requested', 'NEED_OUT_OF_RANGE'],
    [8, 'volumeUnit', 'VOLUME_WITHOUT_UNIT'],
    [9, 'submittedOn', 'DAY_IN_FUTURE'],
    [10, 'kind', 'KIND_NOT_BUDGETED'],
    [11, 'jenis pengusul', 'UNKNOWN_VALUE'],
    [12, 'submittedOn', 'PLANNING_WINDOW_CLOSED'],
    [14, null, 'DUPLICATE_IN_FILE'],
  ]);
  expect(problems.filter(({ words }) => words.ID === words.EN)).toEqual([]);
  expect(tally).toMatchObject({ new: 1, refused: 12 });
  const { rows } = await hub.store.pool.query(
    `select d.override_reason, d.window_closes_on::text from proposal_decision d
     join planning_proposal p on p.id = d.proposal_id where p.title = 'L'`,
  );
  expect(rows).toEqual([{ override_reason: 'Musdes terlambat', window_closes_on: '2026-02-28' }]);
  expect(await stored()).toHaveLength(before + 1);
});

test('an officer proposes for the own area only', async () => {
  const { tally, problems } = await take([aRow({ title: 'Asing' })], false, stranger);
  expect(tally).toMatchObject({ new: 0, refused: 1 });
  expect(problems).toMatchObject([{ code: 'NOT_YOUR_AREA' }]);
});

test('two imports of one file at once submit each proposal once, and the trails add up', async () => {
  const file = Array.from({ length: 20 }, (_, at) => aRow({ title: `Serentak ${at}` }));
  const both = await Promise.all([take(file), take(file.toReversed())]);
  expect(both.reduce((sum, { tally }) => sum + tally.new, 0)).toBe(20);
  expect(both.reduce((sum, { tally }) => sum + tally.same, 0)).toBe(20);
  for (const sql of Object.values(PLANNING_RULES)) expect((await hub.store.pool.query(sql)).rows).toEqual([]);
});
