/** The standing invariants of reminders: each statement lists the rows that break its rule. */
export const REMINDER_RULES: Record<string, string> = {
  'a reminder is about something of its company': `
    select r.id as key, r.kind as detail from reminder r join company c on c.id = r.company_id
    left join pledge p on p.id = r.pledge_id left join agreement m on m.id = r.agreement_id
    where c.organisation <> r.organisation or p.company_id <> r.company_id or m.company_id <> r.company_id`,
};
