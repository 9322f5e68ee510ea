import DataLoader from 'dataloader';

import { Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';

import { readContacts, type Contact } from '../personnel/personnel.queries.ts';
import { readsOf, type Look } from './personal-read.rules.ts';

// One statement for all people of a level, in a transaction of its own: a read is noted even where the answer fails later.
const NOTE = `insert into personal_read
    (personnel_id, fields, reader_subject, reader_organisation, reader_role, purpose, request_id)
  select sent.id, sent.fields, $1, $2, $3, sent.purpose, $4
  from json_to_recordset($5::json) as sent (id uuid, fields text[], purpose text)`;

/** The role by which somebody sees names: coordinators of the area, and ADMIN, who holds every role. */
const roleOf = (actor: Actor): Role =>
  actor.grants.some(({ role }) => role === Role.PILLAR_COORDINATOR) ? Role.PILLAR_COORDINATOR : Role.ADMIN;

/** Notes what somebody is about to be shown. Whoever gives it out waits for this first. */
export async function noteLooks({ store, actor, requestId }: RequestContext, looks: readonly Look[]): Promise<void> {
  if (!actor || looks.length === 0) return;
  const sent = readsOf(looks).map(({ personnelId, ...read }) => ({ id: personnelId, ...read }));
  await store.pool.query(NOTE, [actor.subject, actor.organisation, roleOf(actor), requestId, JSON.stringify(sent)]);
}

const shown = (contact: Contact, { field }: Look) => (field === 'PHONE' ? contact.phone : contact.fullName);

/**
 * Names and phones in clear, only after maySeeContact. Nobody is shown one before the log says so: where the log cannot
 * be written, the name is not given.
 */
export const contactLoader = (context: RequestContext) =>
  new DataLoader<Look, string | null, string>(
    async (looks) => {
      const people = [...new Set(looks.map(({ personnelId }) => personnelId))];
      const found = new Map((await readContacts(context.read, people)).map((row) => [row.personnelId, row]));
      const values = looks.map((look) => {
        const contact = found.get(look.personnelId);
        return contact ? shown(contact, look) : null;
      });
      const ofOthers = (look: Look) => found.get(look.personnelId)?.subject !== context.actor?.subject;
      await noteLooks(
        context,
        looks.filter((look, at) => values[at] !== null && ofOthers(look)),
      );
      return values;
    },
    { cacheKeyFn: ({ personnelId, field }) => `${personnelId} ${field}` },
  );
