import type { PersonalData } from '#kit/personal-data';

import { importsOfPeople } from '../import-runs/import-retention.ts';
import { forgetCorrections } from './corrections/correction.commands.ts';
import { erase } from './identities/identity.commands.ts';
import { lockPersonnel } from './personnel/personnel.queries.ts';

const touched = (table: string, person = 'personnel_id') =>
  `select count(*)::int as rows, count(distinct ${person})::int as people from ${table}`;

/** What pillars keeps of people. What hangs on a person goes when the person is erased. */
export const pillarsPersonalData: PersonalData = {
  tables: {
    person: {
      holds: 'full name, initials, phone, account',
      touched: `${touched('person')} where erased_at is null`,
      ends: {
        overdue: `select personnel_id as id from person where retention_until < $1::date
          order by retention_until, personnel_id limit $2::bigint`,
        erase: async (tx, id) => {
          await lockPersonnel(tx, id);
          await erase(tx, id);
        },
      },
    },
    correction: {
      holds: 'a name or phone that waits for a decision, why one was refused',
      touched: `${touched('correction')} where wanted_value is not null or reason is not null`,
      ends: {
        overdue: `select id from correction where retention_until < $1::date
            and (state = 'REQUESTED' or reason is not null)
          order by retention_until, id limit $2::bigint`,
        erase: (tx, id) => forgetCorrections(tx, 'id', [id]),
      },
    },
    personnel: { holds: 'role, area, skills, why the service ended', touched: touched('personnel', 'id') },
    availability: { holds: 'days and hours somebody can serve', touched: touched('availability') },
    certificate: { holds: 'trainings of somebody', touched: touched('certificate') },
    consent: { holds: 'what somebody agreed to, and when', touched: touched('consent') },
    deployment: { holds: 'where somebody serves, and the task', touched: touched('deployment') },
    visit: { holds: 'days and hours somebody worked', touched: touched('visit') },
    visit_day: { holds: 'hours somebody worked on a day', touched: touched('visit_day') },
    personal_read: { holds: 'accounts of who looked, and at whom', touched: touched('personal_read') },
    deployment_event: {
      holds: 'names officials signed with',
      touched: touched('deployment_event', 'actor_subject'),
    },
    ...importsOfPeople,
  },
  reads: `select r.personnel_id::text as subject, array_agg(distinct field) as fields,
      count(distinct r.id)::int as reads, min(r.read_at) as first, max(r.read_at) as last,
      array_agg(distinct r.request_id) as requests
    from personal_read r cross join unnest(r.fields) as field
    where ($1::text is null or r.reader_subject = $1) and ($2::text[] is null or r.request_id = any ($2))
      and r.read_at between $3 and $4 group by r.personnel_id order by 1`,
};
