/** Who a welfare resource is. */
export const ResourceSubject = {
  PERSON: 'PERSON',
  HOUSEHOLD: 'HOUSEHOLD',
  INSTITUTION: 'INSTITUTION',
  COMPANY: 'COMPANY',
} as const;
export type ResourceSubject = keyof typeof ResourceSubject;

/** The two ways to count the list of PSKS. */
export const ResourceList = { LAW: 'LAW', SEED: 'SEED' } as const;
export type ResourceList = keyof typeof ResourceList;

/** The list of the law has the parents, the list of 13 their children. */
export function isOnList(type: { isInLaw: boolean; isLeaf: boolean }, list: ResourceList): boolean {
  return list === 'LAW' ? type.isInLaw : type.isLeaf;
}
