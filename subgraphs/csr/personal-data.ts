import { contactResolvers } from './contacts/contact.resolver.ts';
import { SignerResolver } from './signers/signer.resolver.ts';

/** What people may read and have erased of themselves in csr. */
export const personalDataResolvers = [...contactResolvers, SignerResolver] as const;
