import type { ComplianceQuery } from '../api/generated/graphql.ts';
import type { CellValue, Sheet } from '../records/workbook.ts';
import { nameOf, namesOf } from '../areas/names.ts';

export type Report = NonNullable<ComplianceQuery['complianceReport']>;
export type Row = Report['rows']['nodes'][number];

type Say = (id: string, values?: Record<string, unknown>) => string;

/** The pack as sheets: what was planned, what was given row by row, and the proof. Totals are the hub's own. */
export function packSheets(
  report: Report,
  rows: readonly Row[],
  labels: ReadonlyMap<string, string>,
  say: Say,
): Sheet[] {
  const totals: CellValue[][] = [
    [say('register.pack.company'), report.companyName],
    [say('register.pack.year'), String(report.year)],
    [say('register.pack.budget'), report.plan?.budget ?? null],
    [say('register.pack.money'), report.newMoney?.money ?? null],
    [say('register.pack.value'), report.newMoney?.estimatedValue ?? null],
    [say('register.pack.hours'), report.newMoney?.personHours ?? null],
    [say('register.pack.passed'), report.passedThrough?.money ?? null],
    [say('register.pack.carried'), report.carriedOver?.money ?? null],
    [say('register.pack.people'), report.people ?? null],
    [say('register.pack.areas'), namesOf(report.areas)],
  ];
  const plan = (report.plan?.activities ?? []).map(({ title, categoryCode, budget }): CellValue[] => [
    title,
    categoryCode === null ? null : (labels.get(categoryCode) ?? categoryCode),
    budget,
  ]);
  const given = rows.map((row): CellValue[] => [
    row.code,
    row.day,
    nameOf(row.area),
    labels.get(row.categoryCode) ?? row.categoryCode,
    say(`register.kind.${row.kind}`),
    row.item,
    row.kind === 'PERSON_TIME' ? say('quantities.hours') : row.unit,
    row.amount,
    row.estimatedValue,
    say(row.isVerified ? 'register.verified' : 'register.unverified'),
  ]);
  const proof = [
    ...report.evidence.map(({ fileName, sha256 }): CellValue[] => [say('register.proof.file'), fileName, sha256]),
    ...report.handoverCodes.map((code): CellValue[] => [say('register.proof.handover'), code, null]),
    ...report.certificateCodes.map((code): CellValue[] => [say('register.proof.certificate'), code, null]),
  ];
  const column = (key: string) => say(`register.column.${key}`);
  return [
    { name: say('register.sheet.summary'), head: [column('what'), column('value')], rows: totals },
    { name: say('register.sheet.plan'), head: [column('title'), column('category'), column('budget')], rows: plan },
    {
      name: say('register.sheet.given'),
      head: ['code', 'day', 'area', 'category', 'kind', 'item', 'unit', 'amount', 'worth', 'state'].map(column),
      rows: given,
    },
    { name: say('register.sheet.proof'), head: [column('proof'), column('name'), 'SHA-256'], rows: proof },
  ];
}
