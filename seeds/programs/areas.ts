import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data';

import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';

import { announceAreas } from '../../subgraphs/programs/areas/area.events.ts';
import { COUNTRY_CODE, levelOf, parentOf } from '../../subgraphs/programs/areas/area.rules.ts';
import { insertMissing } from '../rows.ts';
import aliases from './data/area-aliases.json' with { type: 'json' };
import groups from './data/area-groups.json' with { type: 'json' };
import poverty from './data/poverty.json' with { type: 'json' };

/** Where kecamatan, desa and kelurahan are kept too: Jambi, Kepulauan Riau and Indramayu. */
const IN_DETAIL = ['15', '21', '32.12'];
const SOURCE = 'idn-area-data';

const isInDetail = (code: string) => IN_DETAIL.some((focus) => code.startsWith(`${focus}.`));

async function namedAreas(): Promise<{ code: string; name: string }[]> {
  const [provinces, regencies, districts, villages] = await Promise.all([
    getProvinces(),
    getRegencies(),
    getDistricts(),
    getVillages(),
  ]);
  const below = [...districts, ...villages].filter(({ code }) => isInDetail(code));
  return [{ code: COUNTRY_CODE, name: 'Indonesia' }, ...provinces, ...regencies, ...below];
}

/** Fills areas, aliases and groups, and announces each province whose list grew. */
export async function seedAreas(store: Store): Promise<void> {
  const bpsCodes = new Map(poverty.map(({ area, bps }) => [area, bps]));
  const rows = (await namedAreas()).map(({ code, name }) => {
    const level = levelOf(code);
    if (!level) throw new Error(`${code} is no Kemendagri code`);
    return { code, name, level, parentCode: parentOf(code), bpsCode: bpsCodes.get(code) ?? null, sourceCode: SOURCE };
  });
  await decide(store, async (tx) => {
    const added = await insertMissing(tx, 'area', rows, 'code');
    await insertMissing(
      tx,
      'area_alias',
      aliases.map(({ area, ...alias }) => ({ areaCode: area, ...alias })),
      'alias',
    );
    await insertMissing(
      tx,
      'area_group',
      groups.map(({ areas: _areas, ...group }) => group),
      'code',
    );
    const members = groups.flatMap(({ code, areas }) => areas.map((areaCode) => ({ groupCode: code, areaCode })));
    await insertMissing(tx, 'area_group_member', members, 'area_code');
    const provinces = new Set(added.filter((code) => code !== COUNTRY_CODE).map((code) => code.slice(0, 2)));
    for (const province of provinces) await announceAreas(tx, province);
  });
}

/** True when the areas of this release are there already; reading 84,000 names again would only cost time. */
export async function hasAreas(store: Store): Promise<boolean> {
  const [found] = await rowsIn<{ count: number }>(store.orm.em.fork(), 'select count(*)::int as count from area');
  return (found?.count ?? 0) > 0;
}
