import { expect, test } from 'vitest';

import { tellable, withoutValues } from '../../../subgraphs/host/telemetry/sql-text.ts';

const WRITTEN: [string, string][] = [
  [`insert into "personnel" ("name") values ('Sri O''Neil')`, 'insert into "personnel" ("name") values (?)'],
  [String.raw`select 1 from a where b = E'Sri \' Wahyuni\\' and c = 'x'`, 'select ? from a where b = ? and c = ?'],
  [String.raw`select 'a\' , 'Sri'`, 'select ? , ?'],
  ['select $$Sri Wahyuni$$, $name$it is $1 $$ or so$name$', 'select ?, ?'],
  [
    `update t0 set n4 = 1571012345670001, m = 1.5e-3 where id = any('{a,"b"}'::uuid[])`,
    'update t0 set n4 = ?, m = ? where id = any(?::uuid[])',
  ],
  ['select 1 -- Sri\n from /* Wahyuni\n */ t', 'select ? \n from  t'],
  ['select "E\'Sri" from t where a = $1 and b = $12', 'select "E\'Sri" from t where a = $1 and b = $12'],
];

test.each(WRITTEN)('what was written into %s does not leave with a trace', (text, told) => {
  expect(withoutValues(text)).toBe(told);
});

test('a named statement is told as the code has it, any other without values', () => {
  expect(tellable({ name: 'a1', text: "select 'DRAFT' where a = $1", values: ['Sri'] })).toBe(
    "select 'DRAFT' where a = $1",
  );
  expect(tellable({ text: "select 'Sri'" })).toBe('select ?');
  expect(tellable("select 'Sri'")).toBe('select ?');
  expect(tellable(undefined)).toBe('?');
  expect(tellable("select 'Sri never closed")).not.toContain('Sri');
  expect(tellable({ name: 'a1', text: 'x'.repeat(10_000) }).length).toBeLessThanOrEqual(4_000);
});
