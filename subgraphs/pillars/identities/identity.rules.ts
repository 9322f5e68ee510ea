import type { RefusalReason } from '#kit/refusal';

/** Who the trail says wrote what a person did with their own data: the account must not stand in it once it is erased. */
export const OWNER = { subject: 'owner', organisation: null };

/** What stands in the place of initials once a person was erased. */
export const ERASED_INITIALS = '—';

/** Why an account is not linked to a second person, or null when it is free. */
export function refuseLinkedAccount(isTaken: boolean) {
  if (!isTaken) return null;
  return {
    __typename: 'AccountAlreadyLinked',
    code: 'ACCOUNT_ALREADY_LINKED',
    words: {
      ID: 'Akun ini sudah ditautkan ke orang lain. Periksa kembali akunnya.',
      EN: 'This account is linked to another person already. Check which one it is.',
    },
  } as const satisfies RefusalReason;
}
