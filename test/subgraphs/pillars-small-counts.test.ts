import { afterAll, beforeAll, expect, test } from 'vitest';

import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';

let pillars: PillarsAlone;
beforeAll(async () => {
  pillars = await startPillarsAlone();
});
afterAll(() => pillars.stop());

test('one to four people in need below kabupaten and kota are withheld, and so is what follows from them', async () => {
  const count = (areaCode: string, value: string) =>
    pillars.hear('programs.people-in-need', areaCode, 7, {
      areaCode,
      figures: [{ categoryCode: 'PPKS-24', period: '2026', value, unit: 'persons', source: 'bps' }],
    });
  const ratioIn = async (areaCode: string) =>
    (
      await pillars.ask<{ _entities: { staffingRatio: object }[] }>(
        null,
        `query ($area: [_Any!]!) { _entities(representations: $area) { ... on Area {
           staffingRatio(basis: REGISTER) { peopleInNeed { value } peoplePerPersonnel personnelPerThousand gap } } } }`,
        { area: [{ __typename: 'Area', code: areaCode }] },
      )
    )._entities[0]?.staffingRatio;
  await count('15.04.01', '3');
  expect(await ratioIn('15.04.01')).toEqual({
    peopleInNeed: null,
    peoplePerPersonnel: null,
    personnelPerThousand: null,
    gap: 'TOO_FEW_PEOPLE',
  });
  await count('15.71.01', '5');
  expect(await ratioIn('15.71.01')).toMatchObject({ peopleInNeed: { value: '5' } });
});

test('beside a small count the others of its kabupaten are withheld too, or the whole would give it away', async () => {
  const count = (areaCode: string, value: string) =>
    pillars.hear('programs.people-in-need', areaCode, 8, {
      areaCode,
      figures: [{ categoryCode: 'PPKS-08', period: '2027', value, unit: 'persons', source: 'bps' }],
    });
  const gapIn = async (areaCode: string) =>
    (
      await pillars.ask<{ _entities: { staffingRatio: object }[] }>(
        null,
        `query ($area: [_Any!]!) { _entities(representations: $area) { ... on Area {
           staffingRatio(basis: REGISTER, category: "PPKS-08") { peopleInNeed { value } gap } } } }`,
        { area: [{ __typename: 'Area', code: areaCode }] },
      )
    )._entities[0]?.staffingRatio;
  await count('15.07', '20');
  await count('15.07.02', '17');
  expect(await gapIn('15.07.02')).toMatchObject({ peopleInNeed: { value: '17' } });
  await count('15.07.01', '3');
  expect(await gapIn('15.07.02')).toEqual({ peopleInNeed: null, gap: 'TOO_FEW_PEOPLE' });
  expect(await gapIn('15.07')).toMatchObject({ peopleInNeed: { value: '20' } });
});
