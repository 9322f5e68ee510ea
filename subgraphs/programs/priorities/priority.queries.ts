import DataLoader from 'dataloader';

import type { Snapshot } from '#kit/snapshot';
import { today, type LocalDate } from '#kit/dates';

import { rowLoader } from '#kit/loading';

import { gapScore } from '../trust/kept-trust.queries.ts';

import { PriorityComponentName, priorityOf } from './priority.rules.ts';

export interface WeightRow {
  version: number;
  component: PriorityComponentName;
  weight: number;
  scale: [number, number][];
}

/** The newest weights, in the order they are shown. */
export const WEIGHTS = `
  select version, component, weight, scale from priority_weight
  where version = (select max(version) from priority_weight) order by ordinal`;

const WEIGHTS_BY_VERSION = `
  select version, component, weight, scale from priority_weight where version = any ($1::integer[]) order by ordinal`;

interface KeptInputs {
  gapAreaId: string;
  weightsVersion: number;
  peopleInNeed: string | null;
  isSuppressed: boolean;
  uncoveredMoney: string | null;
  povertyPercent: string | null;
  povertySource: string | null;
  trustScore: string | null;
}

const INPUTS = `
  select p.gap_area_id as "gapAreaId", p.weights_version as "weightsVersion", p.people_in_need as "peopleInNeed",
    p.is_suppressed as "isSuppressed", p.uncovered_money as "uncoveredMoney", p.poverty_percent as "povertyPercent",
    f.area_code || ' ' || f.period || ', ' || array_to_string(f.source_codes, ' + ') as "povertySource",
    case when p.trust_weight > 0 then ${gapScore('$2::date')}::text end as "trustScore"
  from gap_priority p join gap_area g on g.id = p.gap_area_id left join figure f on f.id = p.poverty_figure_id
  where p.gap_area_id = any ($1::uuid[])`;

/** The score of a gap area with its parts, from the inputs kept by the read model and today's date. */
export function priorityLoaders(read: Snapshot) {
  const inputs = rowLoader<KeptInputs>(read, INPUTS, (row) => row.gapAreaId, [today()]);
  const weights = new DataLoader<number, WeightRow[]>(async (versions) => {
    const rows = await read.rows<WeightRow>(WEIGHTS_BY_VERSION, [versions]);
    return versions.map((version) => rows.filter((row) => row.version === version));
  });
  return {
    priority: async (gapAreaId: string, deadline: LocalDate | null) => {
      const kept = await inputs.load(gapAreaId);
      if (!kept) return null;
      const score = priorityOf(
        {
          peopleInNeed: kept.peopleInNeed === null ? null : BigInt(kept.peopleInNeed),
          isSuppressed: kept.isSuppressed,
          uncoveredMoney: kept.uncoveredMoney === null ? null : BigInt(kept.uncoveredMoney),
          povertyPercent: kept.povertyPercent,
          deadline,
          trustScore: kept.trustScore,
        },
        await weights.load(kept.weightsVersion),
        today(),
      );
      const components = score.components.map((part) => ({ ...part, source: sourceOf(part.name, kept) }));
      return { score: score.score, version: kept.weightsVersion, components };
    },
  };
}

function sourceOf(name: PriorityComponentName, kept: KeptInputs): string {
  switch (name) {
    case PriorityComponentName.PEOPLE_IN_NEED:
      return kept.isSuppressed ? 'gapArea.peopleInNeed (suppressed)' : 'gapArea.peopleInNeed';
    case PriorityComponentName.UNCOVERED_PER_PERSON:
      return 'gapArea.coverage, MONEY uncovered / gapArea.peopleInNeed';
    case PriorityComponentName.POVERTY_RATE:
      return kept.povertySource ?? 'no poverty rate recorded';
    case PriorityComponentName.DEADLINE:
      return 'gapArea.deadline';
    case PriorityComponentName.TRUST:
      return 'gapArea.trust';
  }
}
