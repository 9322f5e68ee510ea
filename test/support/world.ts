import { randomUUID } from 'node:crypto';

import { Role } from '#kit/actor';

import { dataOf, until, type Ask } from './client.ts';
import type { Hub } from './hub.ts';

export const FORUM = 'demo-forum-jambi';
export const OFFICE = 'demo-dinsos-jambi';

export interface WantedLine {
  kind?: 'MONEY' | 'GOODS' | 'SERVICE' | 'PERSON_TIME';
  need: number;
  item?: string;
  unit?: string;
}

export interface Gap {
  id: string;
  code: string;
  areaCode: string;
  lines: { id: string; kind: string }[];
}

export const officerOf = (hub: Hub, area = '15') =>
  hub.as({ role: Role.PROGRAM_OFFICER, area, organisation: OFFICE, subject: `officer-${area}` });
export const coordinatorOf = (hub: Hub, area = '15') =>
  hub.as({ role: Role.FORUM_COORDINATOR, area, organisation: FORUM, subject: `coordinator-${area}` });
export const pillarsOf = (hub: Hub, area = '15') =>
  hub.as({ role: Role.PILLAR_COORDINATOR, area, organisation: OFFICE, subject: `pillars-${area}` });

let madeGaps = Math.floor(Math.random() * 100_000);

/** An area × category × year that no other test has taken: villages of Jambi, ours in turn. */
export async function freePlace(hub: Hub): Promise<{ areaCode: string; categoryCode: string; fiscalYear: number }> {
  madeGaps += 1;
  // Taken before the answer comes: gaps are made at the same time too.
  const number = madeGaps;
  const { areas } = await dataOf(
    hub.ask('query { areas(filter: { within: "15.07", level: [VILLAGE] }, first: 100) { nodes { code } } }'),
  );
  const codes: { code: string }[] = areas.nodes;
  const category = String((number % 26) + 1).padStart(2, '0');
  const place = codes[Math.floor(number / 26) % codes.length];
  return {
    areaCode: place?.code ?? '15.07',
    categoryCode: `PPKS-${category}`,
    fiscalYear: 2027 + (Math.floor(number / 2_600) % 20),
  };
}

const CREATE = `mutation ($input: CreateGapAreaInput!) { createGapArea(input: $input) {
  __typename ... on GapAreaCreated { gapArea { id code version needLines { id kind } } } ... on Refusal { code message(lang: EN) } } }`;
const EVIDENCE = `mutation ($input: AddGapEvidenceInput!) { addGapEvidence(input: $input) {
  __typename ... on GapEvidenceAdded { gapArea { version } } ... on Refusal { code message(lang: EN) } } }`;
const PUBLISH = `mutation ($input: GapAreaStepInput!) { publishGapArea(input: $input) {
  __typename ... on GapAreaPublished { gapArea { version } } ... on Refusal { code message(lang: EN) } } }`;

/** A published gap area that csr has heard of. */
export async function aGap(hub: Hub, lines: WantedLine[], more: Record<string, unknown> = {}): Promise<Gap> {
  const officer = await officerOf(hub);
  const place = { ...(await freePlace(hub)), ...more };
  const { createGapArea } = await dataOf(
    officer(CREATE, {
      input: {
        title: `Kesenjangan uji ${randomUUID().slice(0, 8)}`,
        deadline: '2027-11-30',
        ...place,
        needLines: lines.map(({ kind = 'MONEY', ...line }) => ({ kind, ...line })),
      },
    }),
  );
  const made = createGapArea.gapArea;
  if (!made) throw new Error(JSON.stringify(createGapArea));
  const added = await dataOf(
    officer(EVIDENCE, { input: { gapAreaId: made.id, title: 'Berita acara uji', quote: 'uji' } }),
  );
  if (!added.addGapEvidence.gapArea) throw new Error(JSON.stringify(added));
  const { version } = added.addGapEvidence.gapArea;
  const { publishGapArea } = await dataOf(
    officer(PUBLISH, { input: { gapAreaId: made.id, expectedVersion: version } }),
  );
  if (!publishGapArea.gapArea) throw new Error(JSON.stringify(publishGapArea));
  await until(
    async () => (await coverageOf(hub, made.id))?.lines ?? [],
    (found) => found.length === lines.length,
  );
  return { id: made.id, code: made.code, areaCode: place.areaCode, lines: made.needLines };
}

export interface LineCoverage {
  needLineId: string;
  kind: string;
  need: number;
  budget: number;
  held: number;
  committed: number;
  delivered: number;
  uncovered: number;
  overCovered: number;
  open: number;
}

export interface Coverage {
  version: number;
  state: string;
  lines: LineCoverage[];
}

/** The account of a gap as anybody sees it; null while csr has not heard of it. */
export async function coverageOf(hub: Hub, gapAreaId: string): Promise<Coverage | null> {
  const { gapArea } = await dataOf(
    hub.ask(
      `query ($id: ID!) { gapArea(id: $id) { coverage { version state
    lines { needLine { id } kind need budget held committed delivered uncovered overCovered open } } } }`,
      { id: gapAreaId },
    ),
  );
  const { coverage } = gapArea;
  return (
    coverage && { ...coverage, lines: coverage.lines.map((line: any) => ({ ...line, needLineId: line.needLine?.id })) }
  );
}

const REGISTER = `mutation ($input: RegisterCompanyInput!) { registerCompany(input: $input) {
  __typename ... on CompanyRegistered { company { id } } ... on Refusal { code message(lang: EN) } } }`;
const VERIFY_COMPANY = `mutation ($input: VerifyCompanyInput!) { verifyCompany(input: $input) {
  __typename ... on CompanyVerified { company { id } } ... on Refusal { code message(lang: EN) } } }`;

export interface CompanyUser {
  organisation: string;
  ask: Ask;
  token: string;
}

/** A company of its own organisation, registered and verified. */
export async function aCompany(hub: Hub, more: Record<string, unknown> = {}): Promise<CompanyUser> {
  const organisation = `test-company-${randomUUID().slice(0, 12)}`;
  const person = { role: Role.COMPANY, organisation, subject: `user-of-${organisation}` };
  const ask = await hub.as(person);
  const digits = String(Math.floor(Math.random() * 10 ** 12)).padStart(12, '0');
  const { registerCompany } = await dataOf(
    ask(REGISTER, {
      input: {
        name: `PT Uji ${organisation.slice(-12)}`,
        sector: 'PLANTATION',
        ownership: 'PRIVATE',
        areaCode: '15.07',
        registrationNumber: `9${digits}`,
        isVisible: true,
        ...more,
      },
    }),
  );
  if (!registerCompany.company) throw new Error(JSON.stringify(registerCompany));
  const coordinator = await coordinatorOf(hub);
  const { verifyCompany } = await dataOf(
    coordinator(VERIFY_COMPANY, { input: { companyId: registerCompany.company.id } }),
  );
  if (!verifyCompany.company) throw new Error(JSON.stringify(verifyCompany));
  return { organisation, ask, token: await hub.token(person) };
}
