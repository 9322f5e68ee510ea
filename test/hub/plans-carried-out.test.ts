import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { askThrough } from '../../gateway/asked-inside.ts';
import { openRuntime } from '../../gateway/runtime.ts';
import { committedSupergraph } from '../../gateway/start-gateway.ts';
import { WAYS } from '../support/asked-otherwise.ts';
import { BARE_RUNTIME } from '../support/bare-runtime.ts';
import { HUB_SECRET } from '../support/client.ts';
import { isQuery, operationOf, portalQuestions, savedQuestions, type Question } from '../support/documents.ts';
import { enterFirstHub } from '../support/shared-hubs.ts';
import type { Hub } from '../support/hub.ts';
import { freePort } from '../support/processes.ts';

/** Asked by whoever may ask most, and by nobody. */
const READER = { role: Role.ADMIN };

type Runtime = ReturnType<typeof openRuntime>;
interface Pair {
  plan: Runtime;
  hive: Runtime;
}

const [saved, ofPortal] = [savedQuestions(), portalQuestions()];
/** Some of them are enough for every day: each goes the same ways. SIMPUL_PLANS=all takes all. */
const some = (questions: readonly Question[], every = 3) =>
  process.env['SIMPUL_PLANS'] === 'all' ? questions : questions.filter((_, at) => at % every === 0);
const reads = [...saved, ...ofPortal].filter(isQuery);
const commands = [...saved, ...ofPortal].filter(({ text }) => operationOf(text)?.operation === 'mutation');

/** An instant of this very minute says when it was asked. */
const withoutNow = (text: string): string =>
  text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) =>
    Math.abs(Date.parse(instant) - Date.now()) < 60_000 ? 'now' : instant,
  );

/** The answer without what two answers to one question may differ in: the order of faults, and their references. */
function comparable(answer: any): string {
  const errors = (answer.errors ?? []).map((error: unknown) =>
    JSON.stringify(error).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'reference'),
  );
  return withoutNow(JSON.stringify({ ...answer, errors: errors.toSorted() }));
}

const TRIES = 4;

/** Both answer the same; what others write meanwhile may come between two answers, so that some are asked again. */
async function sameAnswer({ plan, hive }: Pair, question: Question, token: string | undefined): Promise<any> {
  const authorization = token && `Bearer ${token}`;
  const ask = (runtime: Runtime) =>
    askThrough(runtime)(authorization)({ query: question.text, variables: question.variables });
  for (let tried = 1; ; tried += 1) {
    const [ours, theirs] = await Promise.all([ask(plan), ask(hive)]);
    if (tried < TRIES && comparable(ours) !== comparable(theirs)) continue;
    expect({ name: question.name, told: comparable(ours) }).toEqual({ name: question.name, told: comparable(theirs) });
    return ours;
  }
}

/** Some at a time, so that a busy machine is not made busier. */
async function forAll<Item>(items: readonly Item[], look: (item: Item, at: number) => Promise<void>): Promise<void> {
  const left = items.entries();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const [at, item] of left) await look(item, at);
    }),
  );
}

let hub: Hub;
let token: string;
let whole: Pair;
let broken: Pair;

beforeAll(async () => {
  hub = await enterFirstHub();
  token = await hub.token(READER);
  const nobody = `http://127.0.0.1:${await freePort()}/graphql`;
  const over = (urls: Record<string, string>): Pair => {
    const runtimeOf = (interprets: boolean) =>
      openRuntime({
        supergraph: committedSupergraph(),
        calls: { local: new Map(), urls: new Map(Object.entries(urls)), hubSecret: HUB_SECRET },
        ...BARE_RUNTIME,
        interprets,
      });
    return { plan: runtimeOf(true), hive: runtimeOf(false) };
  };
  whole = over(hub.subgraphs);
  broken = over({ ...hub.subgraphs, csr: nobody });
});

afterAll(async () => {
  for (const runtime of [whole.plan, whole.hive, broken.plan, broken.hive]) await runtime[Symbol.asyncDispose]?.();
  await hub.close();
});

const ways = Object.values(WAYS);

test.each([
  ['saved', saved.filter(isQuery)],
  ['of the portal', some(ofPortal.filter(isQuery), 2)],
])('every question that is %s is answered as by the runtime, whichever way it is put', async (_what, questions) => {
  let told = 0;
  await forAll(questions, async (question, at) => {
    const otherwise = ways[at % ways.length]?.(parse(question.text));
    if (!otherwise) return;
    const variables = { ...question.variables, ...otherwise.variables };
    const { data } = await sameAnswer(whole, { name: question.name, text: otherwise.text, variables }, token);
    if (data && Object.values(data).some((value) => value !== null)) told += 1;
  });
  // Most of them say something: two answers of nothing but faults would be equal too.
  expect(told).toBeGreaterThan(questions.length / 2);
});

test('so is a command that nobody may give, and a question of nobody', async () => {
  await forAll(some([...commands, ...saved.filter(isQuery)], 4), async (question) => {
    await sameAnswer(whole, question, undefined);
  });
});

test('so is a question while a subgraph is away: the rest is told, and the faults stand where they belong', async () => {
  let half = 0;
  await forAll(some(reads, 4), async (question) => {
    const { data, errors } = await sameAnswer(broken, question, token);
    if (data && errors) half += 1;
  });
  expect(half).toBeGreaterThan(5);
});
