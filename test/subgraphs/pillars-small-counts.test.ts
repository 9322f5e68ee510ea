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

const ALL = 'all needs together';

/** Tells the people in need of an area by category, and reads one of them as anybody. */
const told = (areaCode: string, period: string, counts: Record<string, string>) =>
  pillars.hear('programs.people-in-need', areaCode, 9, {
    areaCode,
    figures: Object.entries(counts).map(([categoryCode, value]) => ({
      categoryCode: categoryCode === ALL ? null : categoryCode,
      period,
      value,
      unit: 'persons',
      source: 'bps',
    })),
  });
const shownOf = async (code: string, category: string) => {
  const query = `query ($area: [_Any!]!) { _entities(representations: $area) { ... on Area {
    staffingRatio(basis: REGISTER, category: "${category}") { peopleInNeed { value } gap } } } }`;
  const { _entities } = await pillars.ask<any>(null, query, { area: [{ __typename: 'Area', code }] });
  return _entities[0].staffingRatio;
};
const WITHHELD = { peopleInNeed: null, gap: 'TOO_FEW_PEOPLE' };

test('beside a small count of one category those of the others are withheld, or all needs together would give it away', async () => {
  await told('15.09.01', '2028', { [ALL]: '153', 'PPKS-08': '3', 'PPKS-24': '50', 'PPKS-05': '100' });
  await told('15.09.02', '2028', { 'PPKS-24': '70', 'PPKS-11': '60' });
  await told('15.09.03', '2027', { 'PPKS-24': '80' });
  expect(await shownOf('15.09.01', 'PPKS-08')).toEqual(WITHHELD);
  expect(await shownOf('15.09.01', 'PPKS-24')).toEqual(WITHHELD);
  expect(await shownOf('15.09.02', 'PPKS-24')).toEqual(WITHHELD);
  expect(await shownOf('15.09.02', 'PPKS-11')).toMatchObject({ peopleInNeed: { value: '60' } });
  expect(await shownOf('15.09.03', 'PPKS-24')).toMatchObject({ peopleInNeed: { value: '80' } });
});

test('a kabupaten that small counts alone add up to is withheld with them', async () => {
  for (const [code, value] of [
    ['15.08', '8'],
    ['15.08.01', '4'],
    ['15.08.02', '4'],
    ['15.06', '9'],
    ['15.06.01', '4'],
  ] as const)
    await told(code, '2028', { 'PPKS-08': value });
  expect(await shownOf('15.08', 'PPKS-08')).toEqual(WITHHELD);
  expect(await shownOf('15.06', 'PPKS-08')).toMatchObject({ peopleInNeed: { value: '9' } });
});
