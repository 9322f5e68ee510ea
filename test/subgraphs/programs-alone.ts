import { programs } from '../../subgraphs/programs/index.ts';
import type { Actor, Role } from '../../subgraphs/kit/actor.ts';
import type { Store } from '../../subgraphs/kit/database.ts';
import { executorOf, type LocalAnswer } from '../../subgraphs/host/execute.ts';
import { openNotices } from '../../subgraphs/host/hearing.ts';
import { buildSubgraph } from '../../subgraphs/host/subgraph.ts';
import { openOwnStore } from '../support/own-store.ts';

/** The subgraph programs over a database of its own, asked as whoever the test says. */
export interface ProgramsAlone {
  store: Store;
  databaseUrl: string;
  ask<Data = Record<string, unknown>>(actor: Actor | null, query: string, variables?: object): Promise<Data>;
  answer(actor: Actor | null, query: string, variables?: object): Promise<LocalAnswer>;
  stop(): Promise<void>;
}

/** Somebody with one role, as a token would say. */
export function anActor(role: Role, area: string | null, organisation: string): Actor {
  const subject = `${organisation}:${role}`;
  return { subject, name: subject, organisation, grants: [{ role, area }] };
}

// The token is left out here: tests of tokens are at the gateway. The header carries the actor himself.
const readToken = async (header: string | null | undefined) => (header ? (JSON.parse(header) as Actor) : null);

export async function startProgramsAlone(): Promise<ProgramsAlone> {
  const { store, databaseUrl, drop } = await openOwnStore(programs);
  const notices = openNotices(databaseUrl, programs.channels);
  const execute = executorOf(
    'programs',
    buildSubgraph(programs).schema,
    { store, notices, readToken },
    programs.context,
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
    async stop() {
      await notices.stop();
      await drop();
    },
  };
}
