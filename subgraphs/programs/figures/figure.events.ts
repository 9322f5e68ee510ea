import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { announce } from '#kit/events';

import { nextVersion } from '../announcing.ts';
import { personsOf } from './figure.rules.ts';

const TOPIC = 'programs.people-in-need';
const FOLLOWERS = ['pillars'] as const;

export interface PeopleInNeedAnnounced {
  areaCode: string;
  figures: {
    categoryCode: string | null;
    period: string;
    asOf: string;
    value: string;
    unit: 'persons';
    source: string;
  }[];
}

interface CountRow {
  categoryCode: string | null;
  period: string;
  asOf: string;
  value: string;
  unit: string;
  source: string;
}

// Whole counts only, and of contradicting figures the chosen one.
const COUNTS = `select figure.category_code as "categoryCode", figure.period, figure.as_of::text as "asOf",
    trim_scale(figure.value)::text as value, figure.unit, figure.source_codes[1] as source
  from figure join indicator on indicator.code = figure.indicator_code and indicator.is_people_in_need
  left join figure_choice choice on choice.area_code = figure.area_code
    and choice.indicator_code = figure.indicator_code
    and choice.category = figure.category and choice.period = figure.period
  where figure.area_code = ? and figure.category = '' and (choice.figure_id = figure.id
    or choice.figure_id is null and not exists (
    select 1 from figure other where other.area_code = figure.area_code and other.indicator_code = figure.indicator_code
      and other.category = figure.category and other.period = figure.period and other.value <> figure.value))
  order by figure.as_of desc, figure.id`;

/** Tells pillars how many people in need an area has, newest first, so that staff can be set against them. */
export async function announcePeopleInNeed(tx: EntityManager, areaCode: string): Promise<void> {
  const sequence = await nextVersion(tx, TOPIC, areaCode);
  const counts = await rowsIn<CountRow>(tx, COUNTS, [areaCode]);
  const figures = counts.flatMap(({ value, unit, ...count }) => {
    const persons = personsOf(value, unit);
    return persons === null ? [] : [{ ...count, value: String(persons), unit: 'persons' as const }];
  });
  await announce<PeopleInNeedAnnounced>(tx, TOPIC, FOLLOWERS, {
    aggregate: areaCode,
    sequence,
    payload: { areaCode, figures },
  });
}
