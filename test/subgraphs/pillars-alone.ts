import { pillars } from '../../subgraphs/pillars/index.ts';
import type { Actor, Role } from '../../subgraphs/kit/actor.ts';
import type { Store } from '../../subgraphs/kit/database.ts';
import type { Snapshot } from '../../subgraphs/kit/snapshot.ts';
import { applyOnce } from '../../subgraphs/host/applying.ts';
import { executorOf, type LocalAnswer } from '../../subgraphs/host/execute.ts';
import { openNotices } from '../../subgraphs/host/hearing.ts';
import { buildSubgraph } from '../../subgraphs/host/subgraph.ts';
import { openOwnStore } from '../support/own-store.ts';

/** The subgraph pillars over a database of its own, asked as whoever the test says. */
export interface PillarsAlone {
  store: Store;
  databaseUrl: string;
  ask<Data = Record<string, unknown>>(actor: Actor | null, query: string, variables?: object): Promise<Data>;
  answer(actor: Actor | null, query: string, variables?: object): Promise<LocalAnswer>;
  /** Applies an event of another subgraph, as the queue would. */
  hear(topic: string, aggregate: string, sequence: number, payload: object): Promise<void>;
  /** How many statements its snapshots have sent so far. */
  statements(): number;
  stop(): Promise<void>;
}

/** Somebody with one role, as a token would say. */
export function anActor(role: Role, area: string | null, organisation: string): Actor {
  const subject = `${organisation}:${role}`;
  return { subject, name: subject, organisation, grants: [{ role, area }] };
}

export async function startPillarsAlone(): Promise<PillarsAlone> {
  const { store, databaseUrl, drop } = await openOwnStore(pillars);
  const notices = openNotices(databaseUrl, pillars.channels);
  // The token is left out here: tests of tokens are at the gateway. The header carries the actor himself.
  const readToken = async (header: string | null | undefined) => (header ? (JSON.parse(header) as Actor) : null);
  let sent = 0;
  const counting = ({ rows, ...snapshot }: Snapshot): Snapshot => ({
    ...snapshot,
    rows: (sql, values) => {
      sent += 1;
      return rows(sql, values);
    },
  });
  const execute = executorOf('pillars', buildSubgraph(pillars).schema, { store, notices, readToken }, (base) =>
    pillars.context({ ...base, read: counting(base.read) }),
  );
  const answer = async (actor: Actor | null, query: string, variables: object = {}) => {
    const authorization = actor ? JSON.stringify(actor) : null;
    return (await execute({ query, variables: { ...variables } }, { authorization })) as LocalAnswer;
  };
  return {
    store,
    databaseUrl,
    answer,
    async ask<Data>(actor: Actor | null, query: string, variables?: object) {
      const { data, errors } = await answer(actor, query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as Data;
    },
    async hear(topic, aggregate, sequence, payload) {
      const handler = pillars.follows[topic];
      if (!handler) throw new Error(`pillars does not follow ${topic}`);
      const occurredAt = new Date().toISOString();
      await applyOnce(store, topic, handler, { aggregate, sequence: String(sequence), occurredAt, payload });
    },
    statements: () => sent,
    async stop() {
      await notices.stop();
      await drop();
    },
  };
}
