import { gzipSync } from 'node:zlib';

import type { Hostile } from './from-schema.ts';

const QUERY = '{ __typename }';
const asJson = { 'content-type': 'application/json' };
const many = (count: number, piece: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => piece(at)).join(' ');
const sized = [1, 10, 31, 100, 1_000, 5_000];

/** Documents that grow when they are read, checked, planned or answered; `list` is a field of the root with rows. */
function* bombs({ list, row, link }: Bait): Generator<[string, string]> {
  for (const size of sized) {
    yield [`${size} deep`, `{ ${list} { ${`${link} { `.repeat(size)}${row} ${'} '.repeat(size)}} }`];
    yield [`${size} aliases`, `{ ${list} { ${many(size, (at) => `a${at}: ${row}`)} } }`];
    yield [`${size} aliases of the root`, `{ ${many(size, (at) => `a${at}: ${list} { ${row} }`)} }`];
    yield [`${size} times the same field`, `{ ${many(size, () => `${list} { ${row} }`)} }`];
    yield [`${size} directives`, `{ ${list} { ${row} ${'@include(if: true) '.repeat(size)} } }`];
    yield [`${size} unknown directives`, `{ ${list} ${many(size, (at) => `@d${at}`)} { ${row} } }`];
    yield [`${size} empty fragments`, `{ ${list} { ${many(size, () => `... { ${row} }`)} } }`];
    yield [`${size} inline fragments in each other`, `{ ${'... { '.repeat(size)} __typename ${'} '.repeat(size)} }`];
    yield [`${size} fragments`, `{ ...F0 } ${many(size, (at) => `fragment F${at} on Query { ...F${at + 1} }`)}`];
    yield [
      `${size} fragments that double`,
      `{ ...F0 } ${many(size, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)}
       fragment F${size} on Query { ${list} { ${row} } }`,
    ];
    yield [
      `${size} fragments in a circle`,
      `{ ...F0 } ${many(size, (at) => `fragment F${at} on Query { ...F${(at + 1) % size} ...F${(at + 2) % size} }`)}`,
    ];
    yield [`${size} operations`, many(size, (at) => `query Q${at} { ${list} { ${row} } }`)];
    yield [`${size} variables`, `query (${many(size, (at) => `$v${at}: Int`)}) { ${list} { ${row} } }`];
    yield [`a list ${size} deep`, `{ ${list}(first: ${'['.repeat(size)}${']'.repeat(size)}) { ${row} } }`];
    yield [`an object ${size} deep`, `{ ${list}(first: ${'{a:'.repeat(size)}1${'}'.repeat(size)}) { ${row} } }`];
    yield [`a type ${size} deep`, `query ($v: ${'['.repeat(size)}Int${']'.repeat(size)}) { ${list} { ${row} } }`];
    yield [`a number of ${size} digits`, `{ ${list}(first: ${'9'.repeat(size)}) { ${row} } }`];
    yield [`a name of ${size} letters`, `{ ${'n'.repeat(size)} }`];
    yield [`${size} lines of comment`, `${'# x\n'.repeat(size)}{ ${list} { ${row} } }`];
    yield [
      `introspection ${size} deep`,
      `{ __schema { types { ${'fields { type { '.repeat(size)} name ${'} } '.repeat(size)} } } }`,
    ];
    yield [`introspection by ${size} names`, `{ ${many(size, (at) => `s${at}: __schema { types { name } }`)} }`];
    yield [
      `possible types by ${size} names`,
      `{ __schema { ${many(size, (at) => `t${at}: types { interfaces { possibleTypes { name kind } } }`)} } }`,
    ];
    yield [
      `long pages behind ${size} spreads and a page without a length`,
      `query ($none: Int) { x: ${list}(first: $none) { ${row} }
         ${list}(first: 100) { ${many(size, () => '... { __typename }')} ${row} } }`,
    ];
  }
  yield* [
    '{',
    '}',
    '{ a',
    '{ a(',
    '{ "a" }',
    '"""',
    '{ a: }',
    'query',
    '\0',
    '\ufeff{',
    '{ \u202ea }',
    '{ é }',
    '((((',
    '$$$',
    '...',
    '{ ... on }',
    'type Query { a: Int }',
    'extend schema @a',
    '{ __proto__ }',
    '{ constructor { prototype } }',
    `{ __proto__: ${list} { ${row} } }`,
  ].map((text): [string, string] => [`no document: ${JSON.stringify(text)}`, text]);
}

/** Bodies that are no JSON, or no operation. */
function* bodies(): Generator<[string, Uint8Array | string]> {
  const texts = [
    '',
    ' ',
    '{',
    '[',
    '[]',
    '[[]]',
    '{}',
    'null',
    '0',
    '"x"',
    'NaN',
    '{"query"}',
    '{"query":}',
    '{"query":null}',
    '{"query":[]}',
    '{"query":{}}',
    '{"query":1e999}',
    '{"query":"{ __typename }"',
    "{'query':'{ __typename }'}",
    '{"query":"{ __typename }","variables":[]}',
    '{"query":"{ __typename }","variables":"x"}',
    '{"query":"{ __typename }","operationName":{}}',
    '{"query":"{ __typename }","operationName":"__proto__"}',
    '{"query":"{ __typename }","extensions":"x"}',
    '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"__proto__"}}}',
    '{"query":"{ __typename }","extensions":{"persistedQuery":null}}',
    '{"documentId":"constructor"}',
    '{"documentId":"../../etc/passwd"}',
    '{"__proto__":{"query":"{ __typename }"}}',
    '\u0000{"query":"{ __typename }"}',
    `{"query":"{ __typename }","query":"{"}`,
  ];
  for (const text of texts) yield [`body ${JSON.stringify(text.slice(0, 60))}`, text];
  for (const depth of [100, 10_000, 60_000]) {
    yield [
      `variables ${depth} lists deep`,
      `{"query":"{ __typename }","variables":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`,
    ];
    yield [
      `variables ${depth} objects deep`,
      `{"query":"{ __typename }","variables":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`,
    ];
  }
  for (const count of [2, 10, 1_000])
    yield [`a batch of ${count}`, JSON.stringify(Array.from({ length: count }, () => ({ query: QUERY })))];
  for (const size of [200_000, 300_000, 3_000_000])
    yield [`a body of ${size} letters`, JSON.stringify({ query: QUERY, variables: { x: 'x'.repeat(size) } })];
  const broken = [
    [0xff, 0xfe],
    [0xc0, 0xaf],
    [0xed, 0xa0, 0x80],
    [0xf8, 0x88, 0x80, 0x80],
    [0x80],
    [0xf4, 0x90, 0x80, 0x80],
  ];
  for (const bytes of broken) {
    const start = new TextEncoder().encode('{"query":"{ __typename }","variables":{"x":"');
    yield [
      `no UTF-8: ${bytes.map((byte) => byte.toString(16)).join(' ')}`,
      Uint8Array.from([...start, ...bytes, ...new TextEncoder().encode('"}}')]),
    ];
    yield [
      `no UTF-8 in the document: ${bytes.map((byte) => byte.toString(16)).join(' ')}`,
      Uint8Array.from([...new TextEncoder().encode('{"query":"'), ...bytes, ...new TextEncoder().encode('"}')]),
    ];
  }
  yield ['packed', new Uint8Array(gzipSync(JSON.stringify({ query: QUERY })))];
}

const HEADERS: Record<string, string>[] = [
  ...[
    'text/plain',
    'text/html',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=utf-16',
    'application/json; charset=utf-7',
    'application/json, text/plain',
    'application/json;'.repeat(50),
    'x',
    '*/*',
    'application/jsonp',
    'application/octet-stream',
  ].map((type) => ({ 'content-type': type })),
  ...['gzip', 'deflate', 'br', 'zstd', 'identity, gzip', 'x'].map((encoding) => ({
    ...asJson,
    'content-encoding': encoding,
  })),
  ...[
    'text/event-stream',
    'multipart/mixed',
    'x',
    '*/*;q=0',
    'application/json;q=-1',
    'text/html',
    'application/graphql-response+json;'.repeat(30),
  ].map((accept) => ({ ...asJson, accept })),
  ...[
    'Bearer',
    'Bearer ',
    'Bearer x',
    'Bearer a.b.c',
    'Basic YTpi',
    `Bearer ${'x'.repeat(7_000)}`,
    'bearer null',
    `Bearer eyJhbGciOiJub25lIn0.${Buffer.from('{"sub":"x","simpul":{"roles":[{"role":"ADMIN","area":null}]}}').toString('base64url')}.`,
  ].map((authorization) => ({ ...asJson, authorization })),
  ...['x'.repeat(7_000), '../../x', '<script>', "' or 1=1 --", '%00'].map((id) => ({ ...asJson, 'x-request-id': id })),
  { ...asJson, 'x-forwarded-for': '127.0.0.1', 'x-user-id': '1', 'x-user-role': 'ADMIN', 'x-simpul-inside': 'x' },
  { ...asJson, origin: 'https://elsewhere.example', cookie: 'admin=1' },
  { ...asJson, 'x-http-method-override': 'DELETE', te: 'trailers' },
];

export interface Bait {
  /** A field of the root with rows, a leaf of a row, and a field of a row that leads to a row again. */
  list: string;
  row: string;
  link: string;
}

/** What needs no schema: bombs, broken bodies, odd headers and methods. */
export function* rawHostile(bait: Bait): Generator<Hostile> {
  for (const [name, query] of bombs(bait)) {
    const init = { method: 'POST', headers: asJson, body: JSON.stringify({ query }) };
    yield { name, init, said: query, isCommand: false };
  }
  for (const [name, body] of bodies())
    yield { name, init: { method: 'POST', headers: asJson, body: body as BodyInit }, said: '', isCommand: false };
  for (const headers of HEADERS) {
    const init = { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) };
    yield { name: `headers ${JSON.stringify(headers).slice(0, 80)}`, init, said: '', isCommand: false };
  }
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND', 'GET']) {
    yield { name: method, init: { method, headers: asJson }, said: '', isCommand: false };
  }
}
