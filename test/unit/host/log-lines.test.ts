import { expect, test } from 'vitest';

import { withoutWritten } from '../../../subgraphs/host/telemetry/log-lines.ts';

const SAID: [string, string][] = [
  ['invalid input syntax for type uuid: "Sri Wahyuni"', 'invalid input syntax for type uuid: "…"'],
  [
    'date/time field value out of range: "Sri "Yu" Wahyuni"\n    at x (file.js:1:2)',
    'date/time field value out of range: "…"\n    at x (file.js:1:2)',
  ],
  ['value "1571012345670001" is out of range for type integer', 'value "…" is out of range for type integer'],
  [`syntax error at or near "Sri"`, 'syntax error at or near "…"'],
  [
    `SyntaxError: Unexpected token 'S', "Sri Wahyuni" is not valid JSON`,
    `SyntaxError: Unexpected token '…" is not valid JSON`,
  ],
  ['no account sri.w+1@contoh.example here', 'no account … here'],
  ['1571012345670001 and +62 811 222 333 and 081122233344', '… and … and …'],
];

test.each(SAID)('%s is told without what somebody wrote', (said, told) => {
  expect(withoutWritten(said)).toBe(told);
  expect(JSON.stringify(withoutWritten(said))).not.toMatch(/Sri|Wahyuni|157101|0811|811 222|contoh/);
});

test('what helps to find a fault stays', () => {
  const said =
    'duplicate key value violates unique constraint "one_answer_per_key"\n    at decide (file:///x/command.js:28:11)';
  expect(withoutWritten(said)).toBe(said);
  expect(withoutWritten('relation "gap_area" does not exist')).toBe('relation "gap_area" does not exist');
  expect(withoutWritten(undefined)).toBeUndefined();
});
