import type { PersonalData, PersonalTable } from '#kit/personal-data';

import { importsOfPeople } from '../import-runs/import-retention.ts';
import { emptyContactOf } from './contacts/contact.commands.ts';
import { contactResolvers } from './contacts/contact.resolver.ts';
import { SIGNED_TABLES } from './signers/signer.queries.ts';
import { SignerResolver } from './signers/signer.resolver.ts';

/** What people may read and have erased of themselves in csr. */
export const personalDataResolvers = [...contactResolvers, SignerResolver] as const;

const signed = SIGNED_TABLES.map((table): [string, PersonalTable] => [
  table,
  {
    holds: 'names that accounts signed with',
    touched: `select count(*)::int as rows, count(distinct actor_subject)::int as people from ${table}`,
  },
]);

const HAS_CONTACT = '(contact_name is not null or contact_email is not null or contact_phone is not null)';

/** What csr keeps of people. A contact ends on its day unless the company gives it anew; histories are kept for good. */
export const csrPersonalData: PersonalData = {
  tables: {
    company: {
      holds: 'name, mail address and phone of the contact',
      touched: `select count(*)::int as rows, count(*)::int as people from company where ${HAS_CONTACT}`,
      ends: {
        overdue: `select id from company where contact_retention_until < $1::date and ${HAS_CONTACT}
          order by contact_retention_until, id limit $2::bigint`,
        erase: emptyContactOf,
      },
    },
    contact_read: {
      holds: 'accounts of who looked, and at whose contact',
      touched: 'select count(*)::int as rows, count(distinct company_id)::int as people from contact_read',
    },
    ...Object.fromEntries(signed),
    ...importsOfPeople,
  },
  reads: `select r.company_id::text as subject, array_agg(distinct field) as fields,
      count(distinct r.id)::int as reads, min(r.read_at) as first, max(r.read_at) as last,
      array_agg(distinct r.request_id) as requests
    from contact_read r cross join unnest(r.fields) as field
    where ($1::text is null or r.reader_subject = $1) and ($2::text[] is null or r.request_id = any ($2))
      and r.read_at between $3 and $4 group by r.company_id order by 1`,
};
