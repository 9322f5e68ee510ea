import { Role } from '#kit/actor';

import { AS_HUB, asker, type Ask } from './client.ts';
import type { Hub } from './hub.ts';
import { plantSecrets, type Planted } from './planted.ts';
import * as asking from './questions.ts';
import { aRegion } from './region.ts';
import { secretsIn } from './secrets.ts';
import { aCompany } from './world.ts';

const AT_ONCE = 3;
const MAY_ANSWER = ['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED'];

/** Runs over many things, a few at a time. */
export async function each<Item>(items: readonly Item[], take: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await take(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Every plain value of an answer, by the names that lead to it. */
export function leavesOf(value: unknown, path: string, into: Map<string, unknown>): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return into.set(path, value);
  for (const [name, inner] of Object.entries(value)) leavesOf(inner, `${path}.${name}`, into);
  return into;
}

/** A world of secrets, and those who have no business with them. */
export interface Prying {
  world: Planted;
  found: asking.Found;
  /** Who should not know, by token. */
  readers: Map<string, string | undefined>;
  admin: Ask;
  gateway: string;
}

/** Plants the secrets, and learns the keys of what is there from those who may know them. */
export async function pry(hub: Hub): Promise<Prying> {
  const world = await plantSecrets(await aRegion(hub));
  const elsewhere = [Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR];
  const coordinator = await hub.token(
    { role: Role.FORUM_COORDINATOR, organisation: 'dinas-15.71', subject: 'elsewhere' },
    { grants: elsewhere.map((role) => ({ role, area: '15.71' })) },
  );
  return {
    world,
    found: new Map(),
    readers: new Map([
      ['nobody', undefined],
      ['another company', (await aCompany(hub)).token],
      ['a coordinator of another area', coordinator],
    ]),
    admin: await hub.as({ role: Role.ADMIN, organisation: 'demo-admin' }),
    gateway: `${hub.url}/graphql`,
  };
}

/** The secrets that their own people read, and the fields that nobody could ask for. */
export interface Harvest {
  seen: Set<string>;
  unaskable: string[];
}

/** Lets those who may know ask everything, notes the keys they are told, and gives the secrets they read. */
export async function harvest({ world, found, admin, gateway }: Prying): Promise<Harvest> {
  const seen = new Set<string>();
  let unaskable: string[] = [];
  const own = [world.hidden.token, world.shy.token, world.ownToken].map((token) => asker(gateway, token));
  for (const ask of [admin, ...own, world.region.coordinator, admin]) {
    const { questions, reader } = asking.allQuestions(world, found);
    await each(questions, async ({ document }) => {
      const answer = await ask(document);
      asking.collect(answer.data, found);
      for (const secret of secretsIn(world, answer)) seen.add(secret);
    });
    unaskable = [...reader.unaskable];
  }
  return { seen, unaskable };
}

/** The secrets an answer tells that the question did not name itself. */
export const toldBy = (world: Planted, question: string, answer: unknown): string[] =>
  secretsIn(world, answer).filter((secret) => !question.includes(secret));

/** Asks everything as everybody who should not know, and gives where a secret stood, or why nothing could. */
export async function leaksOf(
  { world, readers }: Prying,
  questions: readonly asking.Question[],
  endpoint: string,
): Promise<string[]> {
  const leaks = new Set<string>();
  for (const [who, token] of readers) {
    const ask = asker(endpoint, token, AS_HUB);
    await each(questions, async ({ name, document }) => {
      const answer = await ask(document);
      for (const secret of toldBy(world, document, answer)) {
        const where = [...leavesOf(answer, '', new Map())].find(([, value]) => String(value).includes(secret))?.[0];
        leaks.add(`${name} tells ${who} "${secret}" at ${where}`);
      }
      const isRead = answer.errors?.every(({ extensions }) => MAY_ANSWER.includes(extensions?.code ?? '')) ?? true;
      if (!isRead) leaks.add(`${name} was not read by ${who}: ${JSON.stringify(answer.errors).slice(0, 300)}`);
    });
  }
  return [...leaks];
}
