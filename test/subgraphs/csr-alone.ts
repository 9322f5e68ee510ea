import { csr } from '../../subgraphs/csr/index.ts';
import type { Actor, Role } from '../../subgraphs/kit/actor.ts';
import type { Store } from '../../subgraphs/kit/database.ts';
import type { Snapshot } from '../../subgraphs/kit/snapshot.ts';
import { executorOf } from '../../subgraphs/host/execute.ts';
import { openNotices } from '../../subgraphs/host/hearing.ts';
import { buildSubgraph } from '../../subgraphs/host/subgraph.ts';
import type { Answer } from '../support/client.ts';
import { openOwnStore } from '../support/own-store.ts';

/** An answer as a client reads it, without the wrapping of HTTP. */
type Told = Pick<Answer, 'data' | 'errors'>;

/** The subgraph csr over a database of its own, asked as whoever the test says. */
export interface CsrAlone {
  store: Store;
  databaseUrl: string;
  ask<Data = Record<string, unknown>>(actor: Actor | null, query: string, variables?: object): Promise<Data>;
  answer(actor: Actor | null, query: string, variables?: object): Promise<Told>;
  /** Opens a live update and gives what it tells, one after the other. */
  follow(actor: Actor | null, query: string, variables?: object): Promise<AsyncIterableIterator<Told>>;
  /** How many live updates are open. */
  followers(): number;
  /** How many statements its snapshots have sent so far. */
  statements(): number;
  stop(): Promise<void>;
}

/** Somebody with one role, as a token would say. */
export function anActor(role: Role, area: string | null, organisation: string): Actor {
  const subject = `${organisation}:${role}`;
  return { subject, name: subject, organisation, grants: [{ role, area }] };
}

/** The token is left out here: tests of tokens are at the gateway. The header carries the actor himself. */
const readToken = async (header: string | null | undefined) => (header ? (JSON.parse(header) as Actor) : null);

export async function startCsrAlone(): Promise<CsrAlone> {
  const { store, databaseUrl, drop } = await openOwnStore(csr);
  const notices = openNotices(databaseUrl, csr.channels);
  let sent = 0;
  const counting = ({ rows, ...snapshot }: Snapshot): Snapshot => ({
    ...snapshot,
    rows: (sql, values) => {
      sent += 1;
      return rows(sql, values);
    },
  });
  const execute = executorOf('csr', buildSubgraph(csr).schema, { store, notices, readToken }, (base) =>
    csr.context({ ...base, read: counting(base.read) }),
  );
  const run = (actor: Actor | null, query: string, variables: object = {}) =>
    execute({ query, variables: { ...variables } }, { authorization: actor ? JSON.stringify(actor) : null });
  const answer = async (...asked: Parameters<typeof run>) => (await run(...asked)) as Told;
  return {
    store,
    databaseUrl,
    answer,
    follow: async (...asked) => (await run(...asked)) as AsyncIterableIterator<Told>,
    followers: () => notices.count(),
    statements: () => sent,
    async ask<Data>(actor: Actor | null, query: string, variables?: object) {
      const { data, errors } = await answer(actor, query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as Data;
    },
    async stop() {
      await notices.stop();
      await drop();
    },
  };
}
