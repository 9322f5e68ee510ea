import { Role } from '#kit/actor';

import { enterHub, type Person } from '../support/hub.ts';
import { isQuery, portalQuestions, savedQuestions, type Question } from '../support/documents.ts';
import { inDatabase } from './data/template.ts';
import { startBenchHub, type World } from './servers.ts';

const MOST_SHOWN = 30;
/** A slow one is not asked twice. */
const SLOW_MS = 1_000;
const TOKEN_SECONDS = 900;

/** Everybody who sees other things: nobody, and one of each role. */
const PEOPLE: Record<string, Person> = {
  admin: { role: Role.ADMIN },
  coordinator: { role: Role.FORUM_COORDINATOR, area: '15.07' },
  'coordinator of all': { role: Role.FORUM_COORDINATOR, area: '15' },
  pillars: { role: Role.PILLAR_COORDINATOR, area: '15.07' },
  officer: { role: Role.PROGRAM_OFFICER, area: '15.07' },
  company: { role: Role.COMPANY, organisation: 'bench-company-7' },
};

interface Asked {
  query: string;
  who: string;
  ms: number;
  codes: string;
}

async function timed(url: string, { name, text, variables }: Question, who: string, token?: string): Promise<Asked> {
  const started = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: text, variables }),
  });
  const { errors = [] } = (await answer.json()) as { errors?: { extensions?: { code?: string } }[] };
  const codes = [...new Set(errors.map(({ extensions }) => extensions?.code ?? 'no code'))].join(' ');
  return { query: name, who, ms: performance.now() - started, codes };
}

/** Ids and codes that there are, so that something is told. */
async function valuesOf(databaseUrl: string): Promise<Record<string, unknown>> {
  const [gap] = await inDatabase<{ id: string; code: string }>(
    databaseUrl,
    "select id, code from programs.gap_area where area_code like '15.07.%' order by code limit 1",
  );
  return { code: gap?.code, 'ID!': gap?.id };
}

/**
 * Asks every query of `schema/operations` and of the portal as everybody, each answer worked out anew, and tells the slowest.
 * One that is not answered in time ends with an error: at the size of a province, that is a page nobody can open.
 */
export async function slowest(world: World): Promise<string> {
  const { server, started } = await startBenchHub(world, 'hub-fresh');
  const hub = await enterHub(started.address);
  try {
    const template = new URL(world.clusterUrl);
    template.pathname = `/${world.template}`;
    const questions = [...savedQuestions(), ...portalQuestions(await valuesOf(template.toString()))].filter(isQuery);
    const asked: Asked[] = [];
    for (const [who, person] of [['nobody', null] as const, ...Object.entries(PEOPLE)]) {
      const token = person ? await hub.token(person, { lifetimeSeconds: TOKEN_SECONDS }) : undefined;
      for (const question of questions) {
        const first = await timed(server.url, question, who, token);
        asked.push(first.ms > SLOW_MS ? first : await timed(server.url, question, who, token));
      }
    }
    const late = asked.filter(({ codes }) => codes.includes('SERVICE_UNAVAILABLE'));
    if (late.length > 0)
      throw new Error(`not answered in time: ${late.map(({ query, who }) => `${query} as ${who}`).join(', ')}`);
    const rows = asked.toSorted((a, b) => b.ms - a.ms).slice(0, MOST_SHOWN);
    return [
      `${asked.length} questions; the slowest ${rows.length}:`,
      '',
      '| query | as | ms | refused |',
      '|---|---|---|---|',
      ...rows.map(({ query, who, ms, codes }) => `| ${query} | ${who} | ${ms.toFixed(0)} | ${codes} |`),
    ].join('\n');
  } finally {
    await hub.close();
    await server.stop();
  }
}
