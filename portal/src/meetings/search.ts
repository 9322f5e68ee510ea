/** The filters of the list of meetings as they stand in the address. */
export interface MeetingSearch {
  /** The Kemendagri code of an area; what lies within it is listed. */
  wilayah?: string;
}

const CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;

export function meetingSearch(search: Record<string, unknown>): MeetingSearch {
  const { wilayah } = search;
  return { ...(typeof wilayah === 'string' && CODE.test(wilayah) && { wilayah }) };
}
