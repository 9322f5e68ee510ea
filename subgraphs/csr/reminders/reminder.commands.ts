import { Role, assertSignedIn, mayActIn } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { forbidden, notFound } from '#kit/errors';

import { assertOrganisation } from '../companies/company.commands.ts';
import type { CsrContext } from '../context.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { needsAllAreas, type ReminderKind } from './reminder.rules.ts';
import type { AcknowledgeReminderInput } from './reminder.type.ts';

interface Known {
  kind: ReminderKind;
  organisation: string;
  areas: string[];
}

/** Notes that the actor's organisation has seen a reminder; the reminder stays open until it is no longer so. */
export async function acknowledgeReminder(context: CsrContext, input: AcknowledgeReminderInput) {
  const actor = assertSignedIn(context.actor);
  const organisation = assertOrganisation(actor);
  return decideOnce(context, actor, 'acknowledgeReminder', input, async (tx) => {
    const [known] = await rowsIn<Known>(tx, 'select kind, organisation, areas from reminder where id = ?', [
      input.reminderId,
    ]);
    if (!known) throw notFound('Reminder', input.reminderId);
    const coordinated = known.areas.filter((area) => mayActIn(actor, Role.FORUM_COORDINATOR, area)).length;
    const isCoordinator = needsAllAreas(known.kind) ? coordinated === known.areas.length : coordinated > 0;
    if (known.organisation !== organisation && !isCoordinator) {
      throw forbidden('A reminder is for its company and the coordinator of its area.');
    }
    await rowsIn(
      tx,
      `insert into reminder_acknowledgement (reminder_id, organisation, actor_subject, actor_organisation)
       values (?, ?, ?, ?) on conflict do nothing`,
      [input.reminderId, organisation, actor.subject, organisation],
    );
    return { __typename: 'ReminderAcknowledged', reminderId: input.reminderId, replayed: false } as const;
  });
}
