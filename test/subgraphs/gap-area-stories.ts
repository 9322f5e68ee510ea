import { Role } from '../../subgraphs/kit/actor.ts';
import { anActor, type ProgramsAlone } from './programs-alone.ts';

export const officer = anActor(Role.PROGRAM_OFFICER, '15.07', 'dinsos');
export const stranger = anActor(Role.PROGRAM_OFFICER, '15.71', 'dinsos-kota');
export const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum');

export const GAP = `id code fiscalYear status version people: peopleInNeed { count display isSuppressed } needLines { id kind need budget budgetKnown coverings { id amount } }
  evidence { title } history { version action reason } viewerCan { change publish close withdraw }
  projection { moneyNeed moneyUncovered missingPersonnel coverageVersion uncoveredPerPerson }`;
const REFUSAL = `... on Refusal { code message }`;

export interface Gap {
  id: string;
  code: string;
  fiscalYear: number;
  status: string;
  version: number;
  people: { display: string } | null;
  history: { action: string }[];
  needLines: { id: string; need: number; budget: number; coverings: { id: string }[] }[];
}
export type Result = { gapArea: Gap; covering: { id: string }; replayed: boolean; __typename: string };

const body = (name: string, success: string) =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { result: ${name}(input: $input) { __typename ${success} ${REFUSAL} } }`;

const MUTATIONS: Record<string, string> = {
  createGapArea: body(
    'createGapArea',
    `... on GapAreaCreated { gapArea { ${GAP} } } ... on GapAreaAlreadyExists { existingCode }`,
  ),
  changeGapArea: body(
    'changeGapArea',
    `... on GapAreaChanged { gapArea { ${GAP} } } ... on GapAreaOutdated { currentVersion }`,
  ),
  addGapEvidence: body('addGapEvidence', `... on GapEvidenceAdded { gapArea { ${GAP} } }`),
  coverNeedLine: body(
    'coverNeedLine',
    `... on NeedLineCovered { gapArea { ${GAP} } covering { id amount value } replayed } ... on BudgetLineOverdrawn { left }`,
  ),
  releaseCovering: body('releaseCovering', `... on CoveringReleased { replayed gapArea { ${GAP} } }`),
  publishGapArea: body('publishGapArea', `... on GapAreaPublished { gapArea { ${GAP} } }`).replace(
    'PublishGapAreaInput',
    'GapAreaStepInput',
  ),
  closeGapArea: body('closeGapArea', `... on GapAreaClosed { gapArea { ${GAP} } }`).replace(
    'CloseGapAreaInput',
    'GapAreaStepInput',
  ),
  withdrawGapArea: body('withdrawGapArea', `... on GapAreaWithdrawn { gapArea { ${GAP} } }`).replace(
    'WithdrawGapAreaInput',
    'GapAreaStepInput',
  ),
};

const draft = (more: object = {}) => ({
  title: 'Lansia terlantar',
  areaCode: '15.07.01',
  categoryCode: 'PPKS-08',
  fiscalYear: 2027,
  peopleInNeed: 3,
  personnelNeeded: 2,
  needLines: [
    { kind: 'MONEY', need: 900 },
    { kind: 'GOODS', item: 'sembako', unit: 'paket', need: 10 },
  ],
  ...more,
});

/** The commands on gap areas, in the words of the stories. */
export function gapAreaCommands(programs: () => ProgramsAlone) {
  let year = 2027;

  const run = async (name: string, input: object, actor = officer) =>
    (await programs().ask<{ result: Result }>(actor, MUTATIONS[name] ?? '', { input })).result;
  const faults = async (name: string, input: object, actor: typeof officer | null = officer) =>
    (await programs().answer(actor, MUTATIONS[name] ?? '', { input })).errors?.[0]?.extensions;

  /** A published gap area of a year of its own, so that gaps of the tests do not meet. */
  async function aPublishedGap(more: object = {}): Promise<Gap> {
    year += 1;
    const { gapArea } = await run('createGapArea', draft({ fiscalYear: year, ...more }));
    const added = await run('addGapEvidence', { gapAreaId: gapArea.id, title: 'Pendataan desa' });
    return (await run('publishGapArea', { gapAreaId: gapArea.id, expectedVersion: added.gapArea.version })).gapArea;
  }

  const announced = async (gapAreaId: string) =>
    (
      await programs().store.pool.query<{ payload: { sequence: string; payload: object } }>(
        `select payload from events._private_jobs where starts_with(key, $1 || ':')`,
        [`csr:programs.gap-area:${gapAreaId}`],
      )
    ).rows[0]?.payload;

  return { run, faults, draft, aPublishedGap, announced, nextYear: () => (year += 1) };
}
