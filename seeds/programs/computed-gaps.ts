import { POVERTY_GAP_FORMULA, poorPeople, povertyGap } from '../../subgraphs/programs/needs/computed-need.rules.ts';
import { NeedKind } from '../../subgraphs/programs/needs/need-line.rules.ts';
import computed from './computed-needs.json' with { type: 'json' };
import type { SeededGap } from './seeded-gap.ts';

/** The month of the survey all inputs are of. */
const PERIOD = '2025-03';
const AS_OF = '2025-03-31';

/** The yearly poverty gap of each kabupaten and kota that BPS prints P1 for, and one gap of verification. */
export function computedGaps(fiscalYear: number): SeededGap[] {
  return [...computed.map((row) => povertyGapOf(row, fiscalYear)), verificationOfKotaJambi(fiscalYear)];
}

function povertyGapOf(row: (typeof computed)[number], fiscalYear: number): SeededGap {
  return {
    key: `poverty-gap:${row.areaCode}`,
    title: `Kesenjangan kemiskinan ${row.areaName} ${fiscalYear}`,
    areaCode: row.areaCode,
    categoryCode: 'PPKS-24',
    peopleInNeed: Number(poorPeople(row.poorThousand)),
    personnelNeeded: null,
    figuresAsOf: AS_OF,
    note: 'BPS poor, not Kepmensos 262: people below the BPS poverty line in March 2025; the need is computed.',
    isDemo: false,
    lines: [{ kind: NeedKind.MONEY, need: povertyGap({ ...row, povertyLine: BigInt(row.povertyLine) }) }],
    evidence: evidenceOf(row),
    formula: { ...row, formula: POVERTY_GAP_FORMULA, period: PERIOD },
  };
}

function evidenceOf({ poorPercent, poorThousand, povertyLine, depthP1 }: (typeof computed)[number]) {
  const line = povertyLine.toLocaleString('id-ID');
  const told: [string, string][] = [
    ['visdati', `BPS, Susenas Maret 2025: P0 ${poorPercent} persen, ${poorThousand} ribu penduduk miskin`],
    ['ferliyana-gk', `BPS, Susenas Maret 2025: garis kemiskinan Rp${line} per kapita per bulan`],
    ['jagonyabakmie-2025', `BPS, Susenas Maret 2025: P1 ${depthP1} persen`],
  ];
  return told.map(([sourceCode, title]) => ({ title, sourceCode, asOf: AS_OF, quote: null }));
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
