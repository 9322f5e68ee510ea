import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, assertSignedIn, Role, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, notFound, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { POVERTY_RATE, refreshPrioritiesWithin } from '../priorities/priority.commands.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import type { ChooseFigureInput, RecordFigureInput } from './figure-input.type.ts';
import { Figure } from './figure.entity.ts';
import { announcePeopleInNeed } from './figure.events.ts';
import { FIGURE_COLUMNS, FIGURES, type FigureRow } from './figure.queries.ts';
import { alreadyRecorded, refuseChoice, refuseValue } from './figure.rules.ts';

interface IndicatorFacts {
  countsPeople: boolean;
  isPeopleInNeed: boolean;
}

async function factsOf(tx: EntityManager, indicatorCode: string): Promise<IndicatorFacts | null> {
  const [facts] = await rowsIn<IndicatorFacts>(
    tx,
    'select counts_people as "countsPeople", is_people_in_need as "isPeopleInNeed" from indicator where code = ?',
    [indicatorCode],
  );
  return facts ?? null;
}

async function figureIn(tx: EntityManager, where: string, values: readonly unknown[]): Promise<FigureRow | null> {
  const [row] = await rowsIn<FigureRow>(tx, `select ${FIGURE_COLUMNS} from ${FIGURES} where ${where}`, values);
  return row ?? null;
}

async function problemsOf(
  tx: EntityManager,
  input: RecordFigureInput,
  facts: IndicatorFacts | null,
): Promise<FieldProblem[]> {
  const codes = await problemsOfCodes(tx, [
    { field: 'areaCode', table: 'area', code: input.areaCode },
    { field: 'indicatorCode', table: 'indicator', code: input.indicatorCode },
    { field: 'categoryCode', table: 'need_category', code: input.categoryCode },
  ]);
  const wrong = refuseValue(input.value, input.unit, facts?.countsPeople ?? false);
  const value = wrong === null ? [] : [{ field: 'value', code: 'NOT_A_COUNT', message: wrong }];
  return [...codes, ...value, ...(await checkProvenance(tx, 'provenance', input.provenance))];
}

/** The same value of the same source, when it is there. A source that is new cannot have said it yet. */
function sameFigure(tx: EntityManager, input: RecordFigureInput): Promise<FigureRow | null> | null {
  if (!input.provenance.sourceCode) return null;
  return figureIn(
    tx,
    `figure.area_code = ? and figure.indicator_code = ? and figure.category = ? and figure.period = ?
       and figure.value = ?::numeric and ? = any (figure.source_codes)`,
    [input.areaCode, input.indicatorCode, input.category, input.period, input.value, input.provenance.sourceCode],
  );
}

async function writeFigure(tx: EntityManager, input: RecordFigureInput, officer: Actor): Promise<FigureRow> {
  const { provenance, ...fields } = input;
  const figure = tx.create(Figure, {
    ...fields,
    id: newId(),
    sourceCodes: [await keepSource(tx, provenance)],
    asOf: provenance.asOf,
    checkState: 'STATED',
    isDemo: false,
    recordedBy: officer.subject,
    recordedAt: new Date(),
  });
  await tx.flush();
  const written = await figureIn(tx, 'figure.id = ?', [figure.id]);
  if (!written) throw new Error(`figure ${figure.id} was not written`);
  return written;
}

/** Passes a figure on to what is worked out from it: counts in other subgraphs, the priority of gap areas here. */
async function tellFollowers(tx: EntityManager, figure: FigureRow, facts: IndicatorFacts | null): Promise<void> {
  if (facts?.isPeopleInNeed) await announcePeopleInNeed(tx, figure.areaCode);
  if (figure.indicatorCode === POVERTY_RATE) await refreshPrioritiesWithin(tx, figure.areaCode);
}

/** Records a figure beside those that are there; what contradicts another waits for a choice. */
export function recordFigure({ store, actor }: RequestContext, input: RecordFigureInput) {
  return decide(store, async (tx) => {
    await takeTurns(tx, 'figure', input.areaCode, input.indicatorCode);
    const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], input.areaCode);
    const facts = await factsOf(tx, input.indicatorCode);
    const problems = await problemsOf(tx, input, facts);
    if (problems.length > 0) throw badInput(problems);
    const twin = await sameFigure(tx, input);
    if (twin) return alreadyRecorded(twin);
    const figure = await writeFigure(tx, input, officer);
    await tellFollowers(tx, figure, facts);
    return { __typename: 'FigureRecorded' as const, figure };
  });
}

async function competingCount(tx: EntityManager, figure: FigureRow): Promise<number> {
  const [counted] = await rowsIn<{ count: number }>(
    tx,
    `select count(*)::int as count from figure
     where area_code = ? and indicator_code = ? and category = ? and period = ? and value <> ?::numeric`,
    [figure.areaCode, figure.indicatorCode, figure.category, figure.period, figure.value],
  );
  return counted?.count ?? 0;
}

/** Records which of contradicting figures the hub counts with; the earlier choice is replaced. */
export function chooseFigure({ store, actor }: RequestContext, input: ChooseFigureInput) {
  return decide(store, async (tx) => {
    assertSignedIn(actor);
    const figure = await figureIn(tx, 'figure.id = ?', [input.figureId.toLowerCase()]);
    if (!figure) throw notFound('figure', input.figureId);
    await takeTurns(tx, 'figure', figure.areaCode, figure.indicatorCode);
    const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], figure.areaCode);
    const refusal = refuseChoice(await competingCount(tx, figure));
    if (refusal) return refusal;
    await rowsIn(
      tx,
      `insert into figure_choice (area_code, indicator_code, category, period, figure_id, reason_id,
         chosen_by, chosen_at)
       values (?, ?, ?, ?, ?, ?, ?, now())
       on conflict (area_code, indicator_code, category, period) do update set figure_id = excluded.figure_id,
         reason_id = excluded.reason_id, reason_en = null, chosen_by = excluded.chosen_by,
         chosen_at = excluded.chosen_at`,
      [figure.areaCode, figure.indicatorCode, figure.category, figure.period, figure.id, input.reason, officer.subject],
    );
    await tellFollowers(tx, figure, await factsOf(tx, figure.indicatorCode));
    return { __typename: 'FigureChosen' as const, figure };
  });
}
