import { stringify } from 'csv-stringify/sync';
import { Router, type RequestHandler, type Response } from 'express';
import type { GraphQLSchema } from 'graphql';

import { badInput } from '#kit/errors';

import type { Making } from '../exports/making.ts';
import type { AskHub } from '../exports/pages.ts';
import { HEADINGS, TAGS, rowsOf } from './gap-areas-csv.ts';
import { allocationsOf, publishedGaps } from './published-gaps.ts';
import { grantOf } from './three-sixty-giving.ts';

export interface OpenDataOptions {
  schema: GraphQLSchema;
  /** Has a file made for whoever asks. */
  making: (make: (making: Making) => Promise<void>) => RequestHandler;
  licence: string;
}

/** What a file is made of: the area it tells of, and who is asked, as nobody: what comes out is what the public may see. */
interface Wanted {
  within: string | null;
  ask: AskHub;
}

const ENOUGH_FOR_ONE = 100_000;

/** Public aggregates as open data: a catalogue, gap areas in CSV with HXL tags, commitments in 360Giving JSON. */
export function openDataRoutes(options: OpenDataOptions): Router {
  const router = Router();
  const answer = (send: (options: OpenDataOptions, wanted: Wanted, response: Response) => Promise<void>) =>
    options.making(async ({ request, response, askAs }) => {
      const { within } = request.query;
      const area = typeof within === 'string' && within !== '' ? within : null;
      await send(options, { within: area, ask: askAs(undefined) }, response);
    });
  router.get('/', (_request, response) => void response.json(catalogue(options.licence)));
  router.get('/gap-areas.csv', answer(sendGapAreas));
  router.get('/360giving.json', answer(sendGrants));
  return router;
}

const catalogue = (licence: string) => ({
  title: 'Simpul: public aggregates',
  description:
    'What anybody may see without signing in. Add ?within=<Kemendagri code> for one area and what lies in it.',
  license: licence,
  datasets: [
    {
      title: 'Gap areas and their coverage, one row per need line',
      url: '/open/gap-areas.csv',
      format: 'CSV with HXL tags',
    },
    { title: 'Accepted CSR commitments in money', url: '/open/360giving.json', format: '360Giving JSON' },
  ],
});

/** A file that left rows out would be taken for whole. */
function refuseTooMany(rows: number): void {
  if (rows <= ENOUGH_FOR_ONE) return;
  const message = `holds more than ${ENOUGH_FOR_ONE} rows in one file: ask for one province with ?within=15.`;
  throw badInput([{ field: 'within', code: 'TOO_MANY_ROWS', message }]);
}

/** Says under what terms a file may be used and when its newest row changed. */
function describe(response: Response, licence: string, dateModified: string | null): void {
  response.setHeader('link', `<${licence}>; rel="license"`);
  if (dateModified) response.setHeader('last-modified', new Date(dateModified).toUTCString());
}

async function sendGapAreas({ schema, licence }: OpenDataOptions, { within, ask }: Wanted, response: Response) {
  const rows = [];
  let dateModified: string | null = null;
  for await (const gap of publishedGaps(schema, ask, 'lines', within)) {
    rows.push(...rowsOf(gap));
    if (dateModified === null || gap.changedAt > dateModified) dateModified = gap.changedAt;
    refuseTooMany(rows.length);
  }
  describe(response, licence, dateModified);
  response.type('text/csv; charset=utf-8').send(stringify([HEADINGS, TAGS, ...rows], { cast: { boolean: String } }));
}

async function sendGrants({ schema, licence }: OpenDataOptions, { within, ask }: Wanted, response: Response) {
  const grants = [];
  for await (const gap of publishedGaps(schema, ask, 'allocations', within)) {
    for await (const allocation of allocationsOf(ask, gap)) {
      const grant = grantOf(gap, allocation);
      if (grant) grants.push(grant);
    }
    refuseTooMany(grants.length);
  }
  const modified =
    grants
      .map((grant) => grant.dateModified)
      .toSorted()
      .at(-1) ?? null;
  describe(response, licence, modified);
  response.json({
    title: 'Simpul: accepted CSR commitments in money',
    description: 'One grant per accepted money allocation. Goods, services and hours are not in it.',
    license: licence,
    publisher: { name: 'Simpul' },
    ...(modified !== null && { modified, dateModified: modified }),
    grants,
  });
}
