import type { RefusalReason } from '#kit/refusal';

/** What of a company's contact is shown in clear. */
export const ContactField = { NAME: 'NAME', EMAIL: 'EMAIL', PHONE: 'PHONE' } as const;
export type ContactField = keyof typeof ContactField;

/** A contact as it is stored: any part may be missing. */
export interface ContactParts {
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
}

/** The parts there are; an empty contact shows nothing of anybody. */
export function fieldsOf({ contactName, contactEmail, contactPhone }: ContactParts): ContactField[] {
  const parts = [
    ['NAME', contactName],
    ['EMAIL', contactEmail],
    ['PHONE', contactPhone],
  ] as const;
  return parts.filter(([, part]) => part !== null).map(([field]) => field);
}

/** No text may carry an identity number: 16 digits in a row, with or without separators. */
export const mayBePurpose = (purpose: string): boolean =>
  purpose.trim().length > 0 && purpose.length <= 200 && !/(?:\d[ .-]?){16}/.test(purpose);

/** Why nothing is erased where no contact is kept, or null where one is. */
export function refuseWithoutContact(fields: readonly ContactField[]) {
  if (fields.length > 0) return null;
  return {
    __typename: 'CompanyContactMissing',
    code: 'COMPANY_CONTACT_MISSING',
    words: {
      ID: 'Tidak ada narahubung yang tersimpan untuk perusahaan ini.',
      EN: 'No contact of this company is kept.',
    },
  } as const satisfies RefusalReason;
}
