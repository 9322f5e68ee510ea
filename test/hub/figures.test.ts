import { expect, test } from 'vitest';

import { dataOf } from '../support/client.ts';
import { stories } from '../support/stories.ts';

interface Computed {
  needLines: {
    kind: string;
    need: number;
    formula: { poorPercent: string; depthP1: string; poorThousand: string; povertyLine: number; period: string };
  }[];
  peopleInNeed: { count: number };
}

const COMPUTED = `query ($within: String) { gapAreas(
  filter: { within: $within, category: ["PPKS-24"], isDemo: false }
) { nodes { area { code } peopleInNeed { count } note needLines {
    kind need formula { poorPercent depthP1 poorThousand povertyLine period } } } } }`;

/** A printed number with two decimals as whole hundredths: "0.16" is 16, "1.9" is 190. */
const hundredths = (printed: string): bigint => {
  const [whole = '0', decimals = ''] = printed.split('.');
  return BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
};

stories('the figures of the seeds', (hub) => {
  const asked = (query: string, variables = {}) => dataOf(hub().ask(query, variables));

  test('who budgeted the checking of DTKS: 7 and 4 in 2020, 8 and 3 in 2021, three named, eight not', async () => {
    const { statements, named, rounds } = await asked(`{
      statements: verificationStatements(within: "15") { year budgetedCount notBudgetedCount areaCount }
      named: consistentlyBudgeted(within: "15") { name }
      rounds: verificationRounds(filter: { within: "15" }, first: 100) {
        nodes { year budgetStatus area { code } } } }`);
    expect(statements).toContainEqual({ year: 2020, budgetedCount: 7, notBudgetedCount: 4, areaCount: 11 });
    expect(statements).toContainEqual({ year: 2021, budgetedCount: 8, notBudgetedCount: 3, areaCount: 11 });
    expect(named.map(({ name }: any) => name)).toEqual([
      'Kabupaten Batanghari',
      'Kabupaten Tanjung Jabung Timur',
      'Kota Jambi',
    ]);
    for (const year of [2020, 2021]) {
      const unknown = rounds.nodes.filter((one: any) => one.year === year && one.budgetStatus === 'UNKNOWN');
      expect(unknown.map(({ area }: any) => area.code)).toEqual([
        '15.01',
        '15.02',
        '15.03',
        '15.05',
        '15.06',
        '15.08',
        '15.09',
        '15.72',
      ]);
    }
  });

  test('1,678 took part in trainings of Indramayu in 2024; they are no headcount and stand in no ratio', async () => {
    const { area } = await asked(`{ area(code: "32.12") {
      trainingSessions { nodes { participants period types { code } } }
      personnelFigures { nodes { indicator value type { code } } }
      staffingRatio { headcount { value } registered peoplePerPersonnel gap }
      byRegister: staffingRatio(basis: REGISTER) { headcount { value } registered isDemo } } }`);
    expect(area.trainingSessions.nodes).toMatchObject([{ participants: 1678, period: '2024' }]);
    expect(area.trainingSessions.nodes[0].types).toHaveLength(6);
    expect(area.personnelFigures.nodes).toEqual([{ indicator: 'TRAINING_PARTICIPANTS', value: '1678', type: null }]);
    expect(area.staffingRatio).toEqual({
      headcount: null,
      registered: null,
      peoplePerPersonnel: null,
      gap: 'NO_HEADCOUNT',
    });
    expect(area.byRegister).toMatchObject({ headcount: null, isDemo: true });
    expect(area.byRegister.registered).toBeLessThan(1_678);
  });

  test('poverty in Indramayu went from 12.77 to 12.13 percent', async () => {
    const { area } = await asked(`{ area(code: "32.12") {
      figures(indicator: "poor_percent", first: 50) { nodes { period value isChosen checkState } } } }`);
    expect(
      area.figures.nodes.filter(({ period }: any) => period.startsWith('2022') || period.startsWith('2023')),
    ).toEqual([
      { period: '2022-03', value: '12.77', isChosen: true, checkState: 'CONFIRMED' },
      { period: '2023-03', value: '12.13', isChosen: true, checkState: 'CONFIRMED' },
    ]);
  });

  test('26 PPKS in 7 priority groups; 13 social resources of the region beside the 12 of the law', async () => {
    const { ppks, priorityGroups, law, listed } = await asked(`{
      ppks: needCategories(isPpks: true) { code } priorityGroups { code categories { code } }
      law: resourceTypes(list: LAW) { code } listed: resourceTypes(list: SEED) { code checkState parent { code } } }`);
    expect(ppks).toHaveLength(26);
    expect(priorityGroups).toHaveLength(7);
    expect(new Set(priorityGroups.flatMap(({ categories }: any) => categories.map(({ code }: any) => code))).size).toBe(
      26,
    );
    expect([law.length, listed.length]).toEqual([12, 13]);
    expect(listed.filter(({ parent }: any) => parent?.code === 'PSKS-PENYULUH')).toHaveLength(2);
  });

  test('five pillars of Dumisake, both ways of the money, and 559 houses in 2023', async () => {
    const { programme, figures, budgetLines } = await asked(`{
      programme(code: "DUMISAKE") { pillars { label } components { mechanism } }
      figures(filter: { indicator: "house_renovation_units", area: "15", period: "2023" }) { nodes { value isDemo } }
      budgetLines(filter: { pillar: "DUMISAKE-TANGGUH", fiscalYear: 2023 }) { nodes { results { value } } } }`);
    expect(programme.pillars.map(({ label }: any) => label)).toEqual([
      'Jambi Cerdas',
      'Jambi Sehat',
      'Jambi Tangguh',
      'Jambi Agamis',
      'Jambi Responsif',
    ]);
    const ways: string[] = programme.components.map(({ mechanism }: any) => mechanism);
    expect([...new Set(ways)].toSorted()).toEqual(['AGENCY_SPENDING', 'FINANCIAL_TRANSFER']);
    expect(figures.nodes).toEqual([{ value: '559', isDemo: false }]);
    const houses = budgetLines.nodes.flatMap(({ results }: any) => results.map(({ value }: any) => Number(value)));
    expect(houses).toHaveLength(11);
    expect(houses.reduce((sum: number, number: number) => sum + number, 0)).toBe(559);
  });

  test('the five work programmes of Kepri with their codes', async () => {
    const { programmes } = await asked(
      '{ programmes(filter: { within: "21" }) { nomenclatureCode nomenclatureCheck label } }',
    );
    expect(programmes.toSorted((a: any, b: any) => a.nomenclatureCode.localeCompare(b.nomenclatureCode))).toEqual([
      { nomenclatureCode: '1.06.02', nomenclatureCheck: 'NOT_CHECKED', label: 'Program pemberdayaan sosial' },
      {
        nomenclatureCode: '1.06.03',
        nomenclatureCheck: 'NOT_CHECKED',
        label: 'Penanganan tenaga migran korban kekerasan',
      },
      { nomenclatureCode: '1.06.04', nomenclatureCheck: 'NOT_CHECKED', label: 'Rehabilitasi sosial' },
      {
        nomenclatureCode: '1.06.05',
        nomenclatureCheck: 'NOT_CHECKED',
        label: 'Program perlindungan dan jaminan sosial',
      },
      { nomenclatureCode: '1.06.07', nomenclatureCheck: 'NOT_CHECKED', label: 'Pengelolaan taman makam pahlawan' },
    ]);
  });

  // P1 ÷ P0 × poor people × poverty line × 12 months, half a rupiah up. The right side is worked out here from the
  // figures BPS printed for March 2025, in hundredths of a percent.
  test.each([
    // 0.16 % of 3.23 %, 2,870 poor people, Rp622,995: 1,062,833,327.55
    ['15.72', 2_870, (16n * 2_870n * 622_995n * 12n * 2n + 323n) / (323n * 2n), 1_062_833_328n],
    // 0.76 % of 3.81 %, 68,040 poor people, Rp954,437: 155,446,674,156.85
    ['21.71', 68_040, (76n * 68_040n * 954_437n * 12n * 2n + 381n) / (381n * 2n), 155_446_674_157n],
    // 1.90 % of 11.02 %, 196,780 poor people, Rp578,169: 235,390,543,075.86
    ['32.12', 196_780, (190n * 196_780n * 578_169n * 12n * 2n + 1_102n) / (1_102n * 2n), 235_390_543_076n],
  ])('the computed need of %s is its poverty gap of a year', async (code, poor, byHand, written) => {
    const { gapAreas } = await asked(COMPUTED, { within: code });
    const gap: Computed = gapAreas.nodes.find(({ area }: any) => area.code === code);
    const [line, ...others] = gap.needLines;
    if (!line) throw new Error(`no need line in ${code}`);
    expect(others).toEqual([]);
    expect([BigInt(line.need), byHand]).toEqual([written, written]);
    expect(gap.peopleInNeed.count).toBe(poor);
    const { poorPercent, depthP1, poorThousand, povertyLine, period } = line.formula;
    const people = hundredths(poorThousand) * 10n;
    const shortfall = hundredths(depthP1) * people * BigInt(povertyLine) * 12n;
    expect((shortfall * 2n + hundredths(poorPercent)) / (hundredths(poorPercent) * 2n)).toBe(written);
    expect(period).toBe('2025-03');
  });
});
