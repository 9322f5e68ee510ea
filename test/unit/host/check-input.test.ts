import { MaxLength } from 'class-validator';
import { expect, test } from 'vitest';

import { checkInput } from '#host/check-input';

class Plain {
  text!: string;
}

class Checked {
  @MaxLength(3)
  text!: string;
}

class Inheriting extends Checked {}

const TOO_LONG = { extensions: { fields: [{ field: 'text', code: 'MAX_LENGTH' }] } };

test('the checks of a class are made each time, those it inherits too; a class without any passes', async () => {
  for (const inputs of [Checked, Inheriting, Checked]) {
    await expect(checkInput(Object.assign(new inputs(), { text: 'long' }))).rejects.toMatchObject(TOO_LONG);
    await expect(checkInput(Object.assign(new inputs(), { text: 'ok' }))).resolves.toBeUndefined();
  }
  await expect(checkInput(Object.assign(new Plain(), { text: 'long' }))).resolves.toBeUndefined();
});

test('texts are read of every class, whether it has checks or not', async () => {
  const nul = expect.objectContaining({ code: 'INVALID_TEXT' });
  await expect(checkInput(Object.assign(new Plain(), { text: 'a\0' }))).rejects.toMatchObject({
    extensions: { fields: [nul] },
  });
});
