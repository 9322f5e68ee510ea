import { randomUUID } from 'node:crypto';

import { Role } from '#kit/actor';

import { dataOf, type Ask } from './client.ts';
import { TEST_DAY, type Hub } from './hub.ts';
import { key, run } from './pledges.ts';
import { inDatabase } from './tables.ts';
import { aCompany, aGap, freePlace, type CompanyUser, type Gap } from './world.ts';

/** The people of one story: a region, its officers, a company and a gap that takes much. */
export interface Region {
  hub: Hub;
  /** Everything is in this area; the right person holds a role for it, the wrong one for another. */
  area: string;
  officer: Ask;
  coordinator: Ask;
  pillars: Ask;
  company: CompanyUser;
  gap: Gap;
  line: string;
}

const AREA = '15.07';
export const provenance = { asOf: '2026-11-01', newSource: { title: 'Laporan uji', publisher: 'Dinas uji' } };
export const reason = 'alasan uji';
export const name = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;

export async function aRegion(hub: Hub): Promise<Region> {
  const as = (role: Role, organisation: string) =>
    hub.as({ role, area: AREA, organisation, subject: `${role}-${AREA}` });
  const gap = await aGap(hub, [{ need: 1_000_000_000 }], { personnelNeeded: 50 });
  return {
    hub,
    area: AREA,
    gap,
    line: gap.lines[0]?.id ?? '',
    company: await aCompany(hub),
    officer: await as(Role.PROGRAM_OFFICER, 'dinas-uji'),
    coordinator: await as(Role.FORUM_COORDINATOR, 'forum-uji'),
    pillars: await as(Role.PILLAR_COORDINATOR, 'dinas-uji'),
  };
}

const REFUSAL = '... on Refusal { code }';

export async function aDraftGap(region: Region): Promise<{ gapAreaId: string; expectedVersion: number }> {
  const input = await gapInput(region);
  const { gapArea } = await run(
    region.officer,
    'createGapArea',
    input,
    `... on GapAreaCreated { gapArea { id version } } ${REFUSAL}`,
  );
  return { gapAreaId: gapArea.id, expectedVersion: gapArea.version };
}

/** Of a year in which no published gap of a test is. */
export async function gapInput({ hub }: Region) {
  const place = await freePlace(hub);
  return {
    ...place,
    fiscalYear: place.fiscalYear + 23,
    title: name('Kesenjangan'),
    deadline: '2027-11-30',
    needLines: [{ kind: 'MONEY', need: 100 }],
  };
}

/** A gap that is open to pledges, as its officer needs to name it for the next step. */
export async function aPublishedGap({ hub }: Region) {
  const gap = await aGap(hub, [{ need: 100 }]);
  const { gapArea } = await dataOf(
    hub.ask('query ($id: ID!) { gapArea(id: $id) { version fiscalYear } }', { id: gap.id }),
  );
  return {
    step: { gapAreaId: gap.id, expectedVersion: gapArea.version as number },
    line: gap.lines[0]?.id ?? '',
    fiscalYear: gapArea.fiscalYear as number,
  };
}

export const budgetInput = (fiscalYear = 2027) => ({
  agency: 'Dinas Sosial',
  areaCode: AREA,
  fiscalYear,
  mechanism: 'AGENCY_SPENDING',
  name: name('Bansos'),
  allocated: 1_000,
  provenance,
  ...key(),
});

export async function aBudgetLine({ officer }: Region, fiscalYear?: number): Promise<{ id: string; version: number }> {
  return (
    await run(
      officer,
      'recordBudgetLine',
      budgetInput(fiscalYear),
      `... on BudgetLineRecorded { budgetLine { id version } } ${REFUSAL}`,
    )
  ).budgetLine;
}

export async function coverInput(region: Region) {
  const gap = await aPublishedGap(region);
  const budgetLine = await aBudgetLine(region, gap.fiscalYear);
  return { needLineId: gap.line, budgetLineId: budgetLine.id, amount: 1, ...key() };
}

export const figureInput = (period: string, value = '12.5') => ({
  areaCode: AREA,
  indicatorCode: 'poor_percent',
  method: 'SURVEY',
  period,
  unit: 'percent',
  value,
  provenance,
});

export async function aFigure({ officer }: Region, period: string, value: string): Promise<string> {
  return (
    await run(officer, 'recordFigure', figureInput(period, value), `... on FigureRecorded { figure { id } } ${REFUSAL}`)
  ).figure.id;
}

export const companyInput = () => ({
  areaCode: AREA,
  name: name('PT Uji'),
  ownership: 'PRIVATE',
  sector: 'ENERGY',
  registrationNumber: String(Math.floor(Math.random() * 1e13)).padStart(13, '0'),
});

export async function aNewCompany({ hub }: Region): Promise<{ companyId: string; ask: Ask }> {
  const ask = await hub.as({ role: Role.COMPANY, organisation: `baru-${randomUUID().slice(0, 12)}` });
  const { company } = await run(
    ask,
    'registerCompany',
    companyInput(),
    `... on CompanyRegistered { company { id } } ${REFUSAL}`,
  );
  return { companyId: company.id, ask };
}

export async function aRequestToJoin({ hub }: Region): Promise<string> {
  const company = await aCompany(hub);
  const fields = `... on ForumJoinRequested { membership { id } } ${REFUSAL}`;
  return (await run(company.ask, 'joinForum', { forumCode: FORUM_CODE }, fields)).membership.id;
}

export const FORUM_CODE = 'UJI-15.07';

/** Enters the forum of the region into the table: no command makes one. */
export const enterForum = ({ databaseUrl }: Hub) =>
  inDatabase(
    databaseUrl,
    `insert into csr.forum (code, name, area_code, is_demo) values ($1, 'Forum uji', '15.07', true)
     on conflict do nothing`,
    [FORUM_CODE],
  );

export const personInput = () => ({
  fullName: name('Contoh Orang'),
  type: 'PSM',
  areaCode: AREA,
  phone: '+62 812 5555 0000',
});

export async function aPerson({
  pillars,
}: {
  pillars: Ask;
}): Promise<{ personnelId: string; expectedVersion: number }> {
  const { personnel } = await run(
    pillars,
    'registerPersonnel',
    personInput(),
    `... on PersonnelRegistered { personnel { id version } } ${REFUSAL}`,
  );
  return { personnelId: personnel.id, expectedVersion: personnel.version };
}

export const free = { beginsOn: '2026-12-01', endsOn: '2026-12-31' };

export async function aDeployment(region: Region): Promise<{ deploymentId: string }> {
  const { personnelId } = await aPerson(region);
  const input = { personnelId, gapAreaId: region.gap.id, ...free };
  const fields = `... on PersonnelDeployed { deployment { id } } ${REFUSAL}`;
  const { deployment } = await run(region.pillars, 'deployPersonnel', input, fields);
  return { deploymentId: deployment.id };
}

/** Somebody on duty today, as a report needs it. */
export async function aBegunDeployment(region: Region): Promise<{ deploymentId: string; visitedOn: string }> {
  const { personnelId } = await aPerson(region);
  const input = { personnelId, gapAreaId: region.gap.id, beginsOn: TEST_DAY, endsOn: free.endsOn };
  const fields = `... on PersonnelDeployed { deployment { id } } ${REFUSAL}`;
  const { deployment } = await run(region.pillars, 'deployPersonnel', input, fields);
  await run(region.pillars, 'confirmDeployment', { deploymentId: deployment.id }, '');
  await run(region.pillars, 'startDeployment', { deploymentId: deployment.id }, '');
  return { deploymentId: deployment.id, visitedOn: TEST_DAY };
}

export async function aConfirmedDeployment(region: Region): Promise<{ deploymentId: string }> {
  const deployment = await aDeployment(region);
  await run(region.pillars, 'confirmDeployment', deployment, '');
  return deployment;
}
