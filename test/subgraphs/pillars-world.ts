import { v7 } from 'uuid';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { anActor, type PillarsAlone } from './pillars-alone.ts';

export const TODAY = '2026-11-21';

/** Somebody who coordinates the people of an area. */
export const coordinatorOf = (area: string | null): Actor => anActor(Role.PILLAR_COORDINATOR, area, `dinsos-${area}`);

/** The areas that the stories play in. */
export async function someAreas(pillars: PillarsAlone): Promise<void> {
  const areas = [
    ['15', 'Jambi', 'PROVINCE'],
    ['15.04', 'Batanghari', 'REGENCY'],
    ['15.04.01', 'Mersam', 'DISTRICT'],
    ['15.71', 'Kota Jambi', 'CITY'],
    ['15.71.01', 'Telanaipura', 'DISTRICT'],
  ].map(([code, name, level]) => ({ code, name, level }));
  await pillars.hear('programs.areas', '15', 1, { provinceCode: '15', areas });
}

interface Gap {
  id: string;
  areaCode: string;
  personnelNeeded: number | null;
  status: string;
  categoryCode: string;
  isDemo: boolean;
}

/** Runs a command of pillars: its result with `fields`, or what the error says. */
export async function command(
  pillars: PillarsAlone,
  actor: Actor | null,
  name: string,
  input: object,
  fields = '',
): Promise<any> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename
    ${fields} ... on Refusal { code message } } }`;
  const { data, errors } = await pillars.answer(actor, document, { input });
  return data?.['it'] ?? errors?.[0]?.extensions;
}

let versions = 0;

/** A gap area as programs announces it; given again, it changes. */
export async function aGap(pillars: PillarsAlone, gap: Partial<Gap> = {}): Promise<string> {
  const id = gap.id ?? v7();
  versions += 1;
  await pillars.hear('programs.gap-area', id, versions, {
    id,
    code: `GAP-${versions}`,
    title: 'Contoh',
    areaCode: '15.04.01',
    areaName: 'Mersam',
    categoryCode: 'PPKS-08',
    fiscalYear: 2027,
    programmePillarCode: null,
    status: 'PUBLISHED',
    deadline: '2027-11-30',
    peopleInNeed: '120',
    personnelNeeded: 5,
    isDemo: false,
    needLines: [],
    ...gap,
  });
  return id;
}

const REGISTER = `mutation ($input: RegisterPersonnelInput!) {
  registerPersonnel(input: $input) { ... on PersonnelRegistered { personnel { id } } ... on Refusal { code } }
}`;

const CONSENT = `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) {
  __typename ... on ConsentRecorded { consent { id } } ... on Refusal { code } } }`;

/** Lets somebody of the register agree to be called. */
export async function agree(pillars: PillarsAlone, personnelId: string, more: object = {}): Promise<object> {
  const input = { personnelId, purpose: 'CONTACT', means: 'PAPER', givenOn: TODAY, ...more };
  return (await pillars.ask<{ recordConsent: object }>(coordinatorOf(null), CONSENT, { input })).recordConsent;
}

let people = 0;

/** Somebody in the register. */
export async function aPerson(pillars: PillarsAlone, areaCode = '15.04.01', type = 'PSM'): Promise<string> {
  people += 1;
  const input = { fullName: `Contoh Orang ${people}`, phone: '+62 812 0000 0000', type, areaCode };
  const answer = await pillars.ask<{ registerPersonnel: { personnel: { id: string } } }>(
    coordinatorOf(areaCode),
    REGISTER,
    { input },
  );
  return answer.registerPersonnel.personnel.id;
}

const DEPLOY = `mutation ($input: DeployPersonnelInput!) {
  deployPersonnel(input: $input) {
    __typename
    ... on PersonnelDeployed { deployment { id state beginsOn endsOn } }
    ... on PersonnelDoubleBooked { clash { id beginsOn endsOn } }
    ... on StaffingFull { needed proposed deployed }
    ... on Refusal { code message }
  }
}`;

export interface Deployed {
  __typename: string;
  code?: string;
  deployment?: { id: string; state: string; beginsOn: string; endsOn: string };
  clash?: { id: string };
  needed?: number;
}

/** Proposes somebody to a gap area. */
export async function deploy(
  pillars: PillarsAlone,
  personnelId: string,
  gapAreaId: string,
  period: object = {},
  actor = coordinatorOf('15'),
): Promise<Deployed> {
  const input = { personnelId, gapAreaId, beginsOn: '2026-12-01', endsOn: '2026-12-31', ...period };
  return (await pillars.ask<{ deployPersonnel: Deployed }>(actor, DEPLOY, { input })).deployPersonnel;
}

/** Takes a deployment a step on, such as "confirm". */
export async function step(
  pillars: PillarsAlone,
  verb: string,
  deploymentId: string,
  reason?: string,
): Promise<{ __typename: string; state?: string }> {
  const kind = reason === undefined ? 'MoveDeploymentInput' : 'EndDeploymentInput';
  const answer = await pillars.ask<Record<string, { __typename: string }>>(
    coordinatorOf('15'),
    `mutation ($input: ${kind}!) { move: ${verb}Deployment(input: $input) { __typename
       ... on DeploymentStateDiffers { state } } }`,
    { input: reason === undefined ? { deploymentId } : { deploymentId, reason } },
  );
  return answer['move'] ?? { __typename: 'nothing' };
}

/** The staffing of a gap area, as the gateway asks for it. */
export async function staffingOf(pillars: PillarsAlone, gapAreaId: string): Promise<Record<string, number | null>> {
  const answer = await pillars.ask<{ _entities: [{ staffing: Record<string, number | null> }] }>(
    null,
    `query ($them: [_Any!]!) { _entities(representations: $them) { ... on GapArea {
       staffing { needed proposed deployed completed missing version } } } }`,
    { them: [{ __typename: 'GapArea', id: gapAreaId }] },
  );
  return answer._entities[0].staffing;
}
