import { randomUUID } from 'node:crypto';

import { beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import type { Ask } from '../support/client.ts';
import { COMMANDS } from '../support/commands/all.ts';
import { leakIn } from '../support/leaks.ts';
import { allMutations, documentOf } from '../support/mutations.ts';
import { key } from '../support/pledges.ts';
import { aRegion, provenance, type Region } from '../support/region.ts';
import { stories } from '../support/stories.ts';

const TOMORROW = '2026-11-22';
const YESTERDAY = '2026-11-20';

/** What is not so in a true input, and the field that has to be named. */
const OF_OFFICERS: [string, Record<string, unknown>, string][] = [
  ['createGapArea', { deadline: YESTERDAY }, 'deadline'],
  ['createGapArea', { areaCode: '99.99' }, 'areaCode'],
  ['createGapArea', { areaCode: '1507' }, 'areaCode'],
  ['createGapArea', { categoryCode: 'PPKS-99' }, 'categoryCode'],
  ['createGapArea', { needLines: [{ kind: 'MONEY', need: 0 }] }, 'needLines.0.need'],
  ['createGapArea', { needLines: [{ kind: 'GOODS', unit: 'karung', need: 5 }] }, 'needLines.0.item'],
  ['coverNeedLine', { amount: 0 }, 'amount'],
  ['recordBudgetLine', { areaCode: '99.99' }, 'areaCode'],
  ['recordBudgetLine', { provenance: { ...provenance, asOf: TOMORROW } }, 'provenance.asOf'],
  ['recordFigure', { areaCode: '99.99' }, 'areaCode'],
  ['recordFigure', { indicatorCode: 'none' }, 'indicatorCode'],
  ['recordVerificationRound', { areaCode: '99.99' }, 'areaCode'],
  ['recordDelivery', { amount: 0 }, 'amount'],
  ['recordDelivery', { sentOn: TOMORROW }, 'sentOn'],
  ['confirmReceipt', { receivedOn: TOMORROW }, 'receivedOn'],
  ['registerPersonnel', { areaCode: '99.99' }, 'areaCode'],
  ['registerPersonnel', { type: 'NOBODY' }, 'type'],
  ['registerPersonnel', { fullName: 'NIK 1571010101900001' }, 'fullName'],
  ['registerOrganisation', { areaCode: '99.99' }, 'areaCode'],
  ['recordTrainingSession', { heldOn: TOMORROW }, 'heldOn'],
  ['recordTrainingSession', { types: [] }, 'types'],
  ['issueCertificate', { issuedOn: TOMORROW }, 'issuedOn'],
  ['stateAvailability', { beginsOn: YESTERDAY }, 'beginsOn'],
  ['stateAvailability', { hoursPerWeek: 0 }, 'hoursPerWeek'],
  ['deployPersonnel', { beginsOn: YESTERDAY }, 'beginsOn'],
  ['deployPersonnel', { hoursPerWeek: 1_000 }, 'hoursPerWeek'],
];

stories('bad facts', (hub) => {
  let region: Region;
  let admin: Ask;
  beforeAll(async () => {
    region = await aRegion(hub());
    admin = await hub().as({ role: Role.ADMIN, organisation: 'verwaltung' });
  });

  const tell = async (ask: Ask, name: string, input: object) => {
    const mutation = allMutations().find((one) => one.name === name);
    if (!mutation) throw new Error(`no mutation ${name}`);
    const answer = await ask(documentOf(mutation), { input });
    const { code, fields } = answer.errors?.[0]?.extensions ?? {};
    return {
      code: code ?? answer.data?.['it'],
      fields: fields?.map(({ field }) => field),
      leak: leakIn(answer.errors),
    };
  };

  test.each(OF_OFFICERS)('%s with %o is refused by the name of the field', async (name, change, field) => {
    const input = { ...(await COMMANDS[name]?.input(region)), ...change };
    const ask = COMMANDS[name]?.who.includes(Role.COMPANY) ? region.company.ask : admin;
    expect(await tell(ask, name, input)).toEqual({ code: 'BAD_USER_INPUT', fields: [field], leak: null });
  });

  test.each([
    [{ allocations: [{ needLineId: 'LINE', amount: 0 }] }, 'pledge.allocations.0.amount'],
    [{ allocations: [{ needLineId: 'LINE', amount: 9_007_199_254_740_991 }] }, 'pledge.allocations'],
    [{ allocations: [{ needLineId: randomUUID(), amount: 1 }] }, 'pledge.allocations.0.needLineId'],
    [{ allocations: [] }, 'pledge.allocations'],
    [
      { allocations: [{ needLineId: 'LINE', amount: 1 }], instalments: [{ dueOn: YESTERDAY, amount: 1 }] },
      'pledge.instalments.0.dueOn',
    ],
  ])('a pledge of %o is refused by the name of the field', async (pledge, field) => {
    const input = JSON.parse(JSON.stringify({ pledge, ...key() }).replaceAll('LINE', region.line));
    const told = await tell(region.company.ask, 'submitPledge', input);
    expect(told).toMatchObject({ code: 'BAD_USER_INPUT', leak: null });
    expect(told.fields).toContain(field);
  });

  test('a company of an unknown area is refused by the name of the field', async () => {
    const ask = await hub().as({ role: Role.COMPANY, organisation: `neu-${randomUUID()}` });
    const input = {
      areaCode: '99.99',
      name: 'PT Uji',
      ownership: 'PRIVATE',
      sector: 'ENERGY',
      registrationNumber: '0000000000000',
    };
    expect(await tell(ask, 'registerCompany', input)).toEqual({
      code: 'BAD_USER_INPUT',
      fields: ['areaCode'],
      leak: null,
    });
  });
});
