/** The stages of the yearly planning, from the village to the budget, in their order. */
export enum PlanningStage {
  VILLAGE = 'VILLAGE',
  DISTRICT = 'DISTRICT',
  AGENCY_FORUM = 'AGENCY_FORUM',
  REGENCY = 'REGENCY',
  PROVINCE = 'PROVINCE',
  RKPD = 'RKPD',
  KUA_PPAS = 'KUA_PPAS',
  APBD = 'APBD',
}

export const PLANNING_STAGES = Object.values(PlanningStage);

const segmentsOf = (areaCode: string): number => areaCode.split('.').length;

/** True for the planning of a province; a kabupaten or kota plans its own year. */
const isOfProvince = (cycleArea: string): boolean => segmentsOf(cycleArea) === 1;

const FIRST_STAGES: Record<number, PlanningStage> = {
  1: PlanningStage.PROVINCE,
  2: PlanningStage.REGENCY,
  3: PlanningStage.DISTRICT,
  4: PlanningStage.VILLAGE,
};

/** The stage at which a proposal for an area starts. */
export function firstStageOf(areaCode: string): PlanningStage {
  return FIRST_STAGES[segmentsOf(areaCode)] ?? PlanningStage.PROVINCE;
}

/** Where a stage may send a proposal on to; the first is where it goes unless told. */
export function nextStages(stage: PlanningStage, cycleArea: string): readonly PlanningStage[] {
  switch (stage) {
    case PlanningStage.VILLAGE:
      return [PlanningStage.DISTRICT];
    case PlanningStage.DISTRICT:
      return [PlanningStage.REGENCY, PlanningStage.AGENCY_FORUM];
    case PlanningStage.AGENCY_FORUM:
      return [PlanningStage.REGENCY];
    case PlanningStage.REGENCY:
      return [isOfProvince(cycleArea) ? PlanningStage.PROVINCE : PlanningStage.RKPD];
    case PlanningStage.PROVINCE:
      return [PlanningStage.RKPD];
    case PlanningStage.RKPD:
      return [PlanningStage.APBD, PlanningStage.KUA_PPAS];
    case PlanningStage.KUA_PPAS:
      return [PlanningStage.APBD];
    case PlanningStage.APBD:
      return [];
  }
}

/** The stage a returned proposal goes back to; null where it started. */
export function stageBefore(stage: PlanningStage, firstStage: PlanningStage, cycleArea: string): PlanningStage | null {
  if (stage === firstStage) return null;
  const before = PLANNING_STAGES.filter((one) => nextStages(one, cycleArea)[0] === stage);
  // KUA-PPAS and the forum of agencies are by-ways: what stands there came from where they are offered.
  const offering = PLANNING_STAGES.filter((one) => nextStages(one, cycleArea).includes(stage));
  return before[0] ?? offering[0] ?? null;
}

const LENGTHS: Partial<Record<PlanningStage, number>> = {
  [PlanningStage.VILLAGE]: 4,
  [PlanningStage.DISTRICT]: 3,
  [PlanningStage.AGENCY_FORUM]: 2,
  [PlanningStage.REGENCY]: 2,
  [PlanningStage.PROVINCE]: 1,
};

/** The area whose officers decide at a stage: the village, kecamatan … of the proposal; plan and budget are the cycle's. */
export function areaOfStage(stage: PlanningStage, areaCode: string, cycleArea: string): string {
  const length = LENGTHS[stage];
  return length === undefined ? cycleArea : areaCode.split('.').slice(0, length).join('.');
}
