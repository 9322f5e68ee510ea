import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphqlSync, parse } from 'graphql';

import { HUB_HEADER } from '#host/odd-requests';
import { log } from '#kit/log';

import { isCommitted, readSchemaFile, sorted } from './committed-schema.ts';

const ASK_MS = 2_000;
const matching = new Set<string>();

/** Refuses to start over subgraphs that are not what the committed supergraph was composed from. */
export function assertSameSchema(subgraphs: readonly { name: string; sdl: string }[]): void {
  const others = subgraphs.filter(({ name, sdl }) => !isCommitted(name, sdl)).map(({ name }) => name);
  if (others.length === 0) return;
  throw new Error(
    `schema/ was made from another ${others.join(', ')}. Run npm run schema, read the diff, start again.`,
  );
}

const SERVED = '{ _service { sdl } }';
const expected = new Map<string, string>();

/** What a subgraph made from the committed SDL says of itself: a server prints in a form of its own. */
function servedFormOf(name: string): string {
  const known = expected.get(name);
  if (known !== undefined) return known;
  const schema = buildSubgraphSchema([{ typeDefs: parse(readSchemaFile(`${name}.graphql`)) }]);
  const { _service } = graphqlSync({ schema, source: SERVED }).data as unknown as { _service: { sdl: string } };
  const form = sorted(_service.sdl);
  expected.set(name, form);
  return form;
}

/** True when the subgraph at an address serves the schema that the gateway plans over; asked until it once did. */
export async function servesSameSchema(name: string, url: string, hubSecret: string | null): Promise<boolean> {
  if (matching.has(url)) return true;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(hubSecret !== null && { [HUB_HEADER]: hubSecret }) },
    body: JSON.stringify({ query: SERVED }),
    signal: AbortSignal.timeout(ASK_MS),
  }).then((response) => response.json() as Promise<{ data?: { _service?: { sdl?: string } } }>);
  const served = answer.data?._service?.sdl;
  const isSame = served !== undefined && sorted(served) === servedFormOf(name);
  if (isSame) matching.add(url);
  else log.error({ subgraph: name }, 'the subgraph serves another schema than the gateway plans over');
  return isSame;
}
