import { today } from '#kit/dates';
import { badInput, notFound } from '#kit/errors';

import { viewerOf } from '../allocations/allocation.queries.ts';
import type { CsrContext } from '../context.ts';
import {
  afterMove,
  coverageRatio,
  openOf,
  overCoveredOf,
  takesPledges,
  uncoveredOf,
  type LineFigures,
} from '../gap-areas/account.rules.ts';
import { maxPledge } from '../settings.ts';
import type { NeedKind, Share } from '../allocations/allocation-state.rules.ts';
import { overlapsOfOffer, warningsAbout } from '../overlaps/offer-overlap.queries.ts';
import { problemsOfContent } from '../pledges/pledge-content.rules.ts';
import type { LineForecast, PledgePreview, PreviewLine, PreviewPledgeInput } from './preview.type.ts';

interface Target extends LineFigures {
  needLineId: string;
  kind: NeedKind;
  item: string | null;
  unit: string;
  areaCode: string;
  categoryCode: string;
  fiscalYear: number;
  status: string;
  deadline: string | null;
}

type Told = Omit<Target, keyof LineFigures> & Record<keyof LineFigures, string>;

const TARGETS = `
  select n.need_line_id as "needLineId", n.kind, n.item, n.unit, n.need::text as need, n.budget::text as budget,
    n.held::text as held, n.committed::text as committed, n.delivered::text as delivered, n.excess::text as excess,
    g.area_code as "areaCode", g.category_code as "categoryCode", g.fiscal_year as "fiscalYear", g.status,
    g.deadline::text as deadline
  from need_account n join gap_account g on g.id = n.gap_area_id where n.need_line_id = any($1::uuid[])`;

/** What a pledge would do to the gaps it is for, and what others do for the same purpose. */
export async function previewPledge(
  context: CsrContext,
  { pledge, pledgeId }: PreviewPledgeInput,
): Promise<PledgePreview> {
  const ids = pledge.allocations.map((one) => one.needLineId.toLowerCase());
  const targets = new Map(
    (await context.read.rows<Told>(TARGETS, [ids])).map((row) => [row.needLineId, targetOf(row)]),
  );
  const problems = problemsOfContent(pledge, targets, { today: today(), maxPledge: maxPledge() });
  if (problems.length > 0) throw badInput(problems.map((one) => ({ ...one, field: `pledge.${one.field}` })));
  const wanted = new Map(pledge.allocations.map((one) => [one.needLineId.toLowerCase(), one.amount]));
  const lines = [...wanted].flatMap(([id, requested]) => {
    const target = targets.get(id);
    return target ? [previewLine(target, requested)] : [];
  });
  const takes = [...targets.values()].every((target) => takesPledges(target, today()));
  const own = await ownPledge(context, pledgeId ?? null);
  const overlaps = await Promise.all(
    [...wanted].map(([needLineId, amount]) =>
      overlapsOfOffer(context, { needLineId, pledgeId: own, unseen: [], amount }),
    ),
  );
  const found = overlaps.flat();
  return { fits: takes && lines.every((line) => line.fits), lines, overlaps: found, warnings: warningsAbout(found) };
}

/** Only the own pledge is left out of what others give: whose parts are missing would tell whose they are. */
async function ownPledge({ actor, loaders }: CsrContext, pledgeId: string | null): Promise<string | null> {
  if (pledgeId === null) return null;
  const parts = await loaders.allocationsByPledge.load(pledgeId.toLowerCase());
  if (parts.length === 0 || !parts.every((one) => viewerOf(actor, one).isOwner)) throw notFound('Pledge', pledgeId);
  return pledgeId.toLowerCase();
}

function targetOf(row: Told): Target {
  return {
    ...row,
    need: BigInt(row.need),
    budget: BigInt(row.budget),
    held: BigInt(row.held),
    committed: BigInt(row.committed),
    delivered: BigInt(row.delivered),
    excess: BigInt(row.excess),
  };
}

const NO_SHARE: Share = { held: 0n, committed: 0n, delivered: 0n };

function previewLine(target: Target, requested: bigint): PreviewLine {
  const open = openOf(target);
  const taken = requested < open ? requested : open;
  return {
    needLine: { id: target.needLineId },
    requested,
    open,
    fits: requested <= open,
    submitted: forecast(afterMove(target, NO_SHARE, { ...NO_SHARE, held: taken })),
    accepted: forecast(afterMove(target, NO_SHARE, { ...NO_SHARE, committed: taken })),
  };
}

function forecast(line: LineFigures): LineForecast {
  return {
    held: line.held,
    committed: line.committed,
    uncovered: uncoveredOf(line),
    overCovered: overCoveredOf(line),
    open: openOf(line),
    ratio: coverageRatio(line),
  };
}
