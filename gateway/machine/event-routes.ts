import type { BrokerSettings } from '#host/events/broker';
import type { EventRoutes } from '#host/following';

import { SUBGRAPHS } from '../../subgraphs/index.ts';

/** The broker that the environment names; none where Postgres carries events. */
export function brokerFromEnvironment(env: NodeJS.ProcessEnv = process.env): BrokerSettings | null {
  const url = env['NATS_URL'];
  if (!url) return null;
  const stream = env['NATS_STREAM'] || 'simpul';
  const replicas = Number(env['NATS_REPLICAS'] || 1);
  for (const one of url.split(','))
    if (!URL.canParse(one.trim()) || !/^(nats|tls):\/\//.test(one.trim()))
      throw new Error('NATS_URL is no list of addresses such as nats://user:password@host:4222.');
  if (!/^[\w-]{1,32}$/.test(stream))
    throw new Error(`NATS_STREAM=${stream} has other signs than letters, digits, - and _.`);
  if (![1, 3, 5].includes(replicas)) throw new Error(`NATS_REPLICAS=${env['NATS_REPLICAS']} is not 1, 3 or 5.`);
  return { url, stream, replicas };
}

/** How events reach a subgraph and leave it, with each outbox in the database of its owner. */
export function eventRoutes(
  name: string,
  broker: BrokerSettings | null,
  outboxOf: (owner: string) => string,
): EventRoutes {
  const forOthers = SUBGRAPHS.flatMap((other) =>
    Object.keys(other.follows)
      .filter((topic) => topic.startsWith(`${name}.`))
      .map((topic) => `${other.name}:${topic}`),
  );
  return { outboxOf, broker, forOthers };
}
