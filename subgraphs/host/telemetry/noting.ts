import { GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { isRefusal } from '#kit/refusal';

import { metricsOf } from './metrics.ts';

const isReplay = (outcome: unknown): boolean =>
  typeof outcome === 'object' && outcome !== null && 'replayed' in outcome && outcome.replayed === true;

/** Counts how each command of a subgraph was decided; a fault is no decision, and is counted with the requests. */
export function noteCommands(service: string, schema: GraphQLSchema): void {
  const { commands, replays } = metricsOf(service);
  const mutation = schema.getMutationType();
  if (!(mutation instanceof GraphQLObjectType)) return;
  for (const [command, field] of Object.entries(mutation.getFields())) {
    const { resolve } = field;
    if (!resolve) continue;
    field.resolve = async (...asked) => {
      const outcome: unknown = await resolve(...asked);
      commands.inc({ command, outcome: isRefusal(outcome) ? outcome.code : 'DONE' });
      if (isReplay(outcome)) replays.inc({ command });
      return outcome;
    };
  }
}

/** Counts an event that was applied, and how long after the decision it was; or that it failed, and comes again. */
export async function noteEvent(
  service: string,
  topic: string,
  occurredAt: string,
  work: () => Promise<void>,
): Promise<void> {
  const { events, eventLag } = metricsOf(service);
  try {
    await work();
  } catch (error) {
    events.inc({ topic, outcome: 'FAILED' });
    throw error;
  }
  events.inc({ topic, outcome: 'APPLIED' });
  eventLag.observe({ topic }, Math.max(0, Date.now() - Date.parse(occurredAt)) / 1_000);
}
