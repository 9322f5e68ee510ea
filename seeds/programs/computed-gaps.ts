import { POVERTY_GAP_FORMULA, poorPeople, povertyGap } from '../../subgraphs/programs/needs/computed-need.rules.ts';
import { NeedKind } from '../../subgraphs/programs/needs/need-line.rules.ts';
import poverty from './data/poverty.json' with { type: 'json' };
import type { SeededGap } from './seeded-gap.ts';

const YEAR = 2025;
/** The month of the survey all inputs are of. */
const PERIOD = `${YEAR}-03`;
const AS_OF = `${PERIOD}-31`;

interface PovertyInputs {
  areaCode: string;
  areaName: string;
  poorPercent: string;
  depthP1: string;
  poorThousand: string;
  povertyLine: string;
}

/** The yearly poverty gap of each kabupaten and kota that BPS prints P1 for, and one gap of verification. */
export function computedGaps(fiscalYear: number, names: ReadonlyMap<string, string>): SeededGap[] {
  return [...inputsOf(names).map((inputs) => povertyGapOf(inputs, fiscalYear)), verificationOfKotaJambi(fiscalYear)];
}

function inputsOf(names: ReadonlyMap<string, string>): PovertyInputs[] {
  return poverty.flatMap(({ area, year, percent, thousand, line, depth }) => {
    const areaName = names.get(area);
    if (year !== YEAR || !areaName || !percent || !thousand || !line || !depth) return [];
    return [
      { areaCode: area, areaName, poorPercent: percent, depthP1: depth, poorThousand: thousand, povertyLine: line },
    ];
  });
}

function povertyGapOf(inputs: PovertyInputs, fiscalYear: number): SeededGap {
  return {
    key: `poverty-gap:${inputs.areaCode}`,
    title: `Kesenjangan kemiskinan ${inputs.areaName} ${fiscalYear}`,
    areaCode: inputs.areaCode,
    categoryCode: 'PPKS-24',
    peopleInNeed: Number(poorPeople(inputs.poorThousand)),
    personnelNeeded: null,
    figuresAsOf: AS_OF,
    note: 'BPS poor, not Kepmensos 262: people below the BPS poverty line in March 2025; the need is computed.',
    isDemo: false,
    lines: [{ kind: NeedKind.MONEY, need: povertyGap({ ...inputs, povertyLine: BigInt(inputs.povertyLine) }) }],
    evidence: evidenceOf(inputs),
    formula: { ...inputs, formula: POVERTY_GAP_FORMULA, period: PERIOD, sources: SOURCES },
  };
}

/** BPS tables in three copies: P0 and the number of poor, the poverty line, P1. */
const SOURCES = ['visdati', 'ferliyana-gk', 'jagonyabakmie-2025'];

function evidenceOf({ poorPercent, poorThousand, povertyLine, depthP1 }: PovertyInputs) {
  const line = BigInt(povertyLine).toLocaleString('id-ID');
  const titles = [
    `BPS, Susenas Maret 2025: P0 ${poorPercent} persen, ${poorThousand} ribu penduduk miskin`,
    `BPS, Susenas Maret 2025: garis kemiskinan Rp${line} per kapita per bulan`,
    `BPS, Susenas Maret 2025: P1 ${depthP1} persen`,
  ];
  return titles.map((title, index) => ({ title, sourceCode: SOURCES[index] ?? null, asOf: AS_OF, quote: null }));
}

function verificationOfKotaJambi(fiscalYear: number): SeededGap {
  return {
    key: 'verification:15.71',
    title: `Verifikasi dan validasi data fakir miskin Kota Jambi ${fiscalYear}`,
    areaCode: '15.71',
    categoryCode: 'DATA_VERIFICATION',
    peopleInNeed: 75_000,
    personnelNeeded: null,
    figuresAsOf: '2025-09-23',
    note: 'The 75 thousand are rounded in the source. No money line: no source gives the cost.',
    isDemo: false,
    lines: [{ kind: NeedKind.SERVICE, item: 'verifikasi dan validasi data', unit: 'person verified', need: 75_000n }],
    evidence: [
      {
        title: 'Pemkot Jambi: verval 75 ribu jiwa data fakir miskin',
        sourceCode: 'tanyafakta-16033',
        asOf: '2025-09-23',
        quote: 'mempercepat proses verval terhadap 75 ribu jiwa data fakir miskin',
      },
    ],
  };
}
