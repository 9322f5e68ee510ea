import { areaSearch } from '../people/search.ts';
import type { DeploymentState } from '../api/generated/graphql.ts';

/** Which assignments are listed, in the words of the address. */
export const PHASES = {
  berjalan: ['PROPOSED', 'CONFIRMED', 'ACTIVE'],
  berakhir: ['COMPLETED', 'CANCELLED', 'DECLINED'],
} as const satisfies Record<string, readonly DeploymentState[]>;

export interface DeploymentSearch {
  wilayah?: string;
  tahap?: 'berakhir';
}

/** Keeps what is understood. */
export const deploymentSearch = (search: Record<string, unknown>): DeploymentSearch => ({
  ...areaSearch(search),
  ...(search['tahap'] === 'berakhir' && { tahap: 'berakhir' as const }),
});

export interface AssignSearch {
  wilayah?: string;
  /** The code of the gap. */
  kesenjangan?: string;
  /** The id of the person. */
  orang?: string;
}

/** Keeps what is understood. */
export const assignSearch = (search: Record<string, unknown>): AssignSearch => {
  const { kesenjangan, orang } = search;
  return {
    ...areaSearch(search),
    ...(typeof kesenjangan === 'string' && /^KSJ-[\w-]{1,40}$/.test(kesenjangan) && { kesenjangan }),
    ...(typeof orang === 'string' && /^[\da-f-]{36}$/.test(orang) && { orang }),
  };
};
