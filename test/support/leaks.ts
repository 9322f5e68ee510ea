const WORDS = [
  'select .* from',
  'insert into',
  'update .* set',
  String.raw`pg_\w+`,
  'postgres',
  'mikro',
  'type-graphql',
  'class-validator',
  'apollo',
  'graphql-js',
  'hive',
  'knex',
  'node_modules',
  'violates',
  'duplicate key',
  'syntax error at or near',
  'relation "',
  'column "',
  String.raw`\$\d\b`,
  String.raw`\bat \w[\w.]* \(`,
  String.raw`\.(ts|js|mjs):\d`,
  String.raw`127\.0\.0\.1`,
  'localhost',
  'ECONN',
  'stacktrace',
  String.raw`"(/[a-z][\w.-]*){2,}`,
  String.raw`file://`,
  'TypeError',
  'ReferenceError',
  String.raw`\[object `,
  'undefined',
];
const LEAK = new RegExp(WORDS.join('|'), 'i');

/** What an answer tells of the inside of the hub; nothing, when all is well. */
export function leakIn(answer: unknown): string | null {
  return LEAK.exec(typeof answer === 'string' ? answer : JSON.stringify(answer ?? null))?.[0] ?? null;
}
