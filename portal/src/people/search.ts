/** Which people are shown, in the words of the address. */
export interface PeopleSearch {
  /** The Kemendagri code of the area. */
  wilayah?: string;
  /** The code of a personnel type, such as TKSK. */
  jenis?: string;
  /** Those who do not serve any more. */
  status?: 'berhenti';
}

export interface AreaSearch {
  wilayah?: string;
}

const CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
const TYPE = /^[A-Z][A-Z_]{1,39}$/;

const isCode = (word: unknown): word is string => typeof word === 'string' && CODE.test(word);

/** Keeps the area, where it is one. */
export const areaSearch = ({ wilayah }: Record<string, unknown>): AreaSearch => (isCode(wilayah) ? { wilayah } : {});

/** Keeps what is understood. */
export function peopleSearch({ wilayah, jenis, status }: Record<string, unknown>): PeopleSearch {
  return {
    ...(isCode(wilayah) && { wilayah }),
    ...(typeof jenis === 'string' && TYPE.test(jenis) && { jenis }),
    ...(status === 'berhenti' && { status }),
  };
}
