import type { ServerResponse } from 'node:http';

/** What a lie must not let out: the gateway tells nobody what it was told. */
export const SECRET = 'postgres://root:geheim@10.0.0.7/books';

const json = { 'content-type': 'application/json' };

/** Answers in place of what would be true. */
export type Lie = (response: ServerResponse, truth: string, elsewhere: string) => void;

/** Says a text with status 200, as a true answer comes. */
export const say =
  (text: string): Lie =>
  (response) =>
    void response.writeHead(200, json).end(text);

/** The true answer with this much beside it that nobody asked for: more than a gateway takes. */
const tooMuch = (truth: string): string => `{"more":"${'x'.repeat(11_000_000)}",${truth.slice(1)}`;

/** What a subgraph may say whatever it was asked for, and should not. */
export const LIES: Record<string, Lie> = {
  'no JSON': say('{"data":{"book":'),
  'a page': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${SECRET}</h1>`),
  'nothing at all': say(''),
  'an empty object': say('{}'),
  'null as its data': say('{"data":null}'),
  'data without what was asked': say('{"data":{}}'),
  'a list as its data': say('{"data":[]}'),
  'a text as its data': say(`{"data":"${SECRET}"}`),
  'null as its answer': say('null'),
  'a list': say('[]'),
  'a number': say('42'),
  'a fault with its stack': say(
    JSON.stringify({ data: null, errors: [{ message: SECRET, extensions: { stacktrace: [SECRET], code: 'E_DB' } }] }),
  ),
  'errors that are no list': say(`{"errors":"${SECRET}"}`),
  'errors that say nothing': say('{"data":null,"errors":[{}]}'),
  'status 500': (response) => response.writeHead(500, json).end(`{"message":"${SECRET}"}`),
  'status 401': (response) => response.writeHead(401, json).end('{"errors":[{"message":"who are you?"}]}'),
  'status 429': (response) => response.writeHead(429, { 'retry-after': '60' }).end(),
  'another address': (response, _truth, elsewhere) => response.writeHead(307, { location: elsewhere }).end(),
  'more than is taken': (response, truth) => response.writeHead(200, json).end(tooMuch(truth)),
  'more than is taken, in pieces': (response, truth) => {
    response.writeHead(200, json).write(tooMuch(truth).slice(0, 20));
    response.end(tooMuch(truth).slice(20));
  },
  'half of what it promised': (response, truth) => {
    response.writeHead(200, { ...json, 'content-length': '100000' }).write(truth);
    setTimeout(() => response.destroy(), 50);
  },
  'a cut connection': (response) => response.destroy(),
  'no end': (response) => {
    response.writeHead(200, json);
    const drip = setInterval(() => response.write(' '), 100);
    response.once('close', () => clearInterval(drip));
  },
};
