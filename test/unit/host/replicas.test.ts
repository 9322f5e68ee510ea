import { expect, test } from 'vitest';

import { addressesIn, askInTurn, inTurn, noteAway, wasNeverSent } from '../../../subgraphs/host/replicas.ts';

const refused = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
const broken = () => new TypeError('fetch failed', { cause: Object.assign(new Error('cut'), { code: 'ECONNRESET' }) });

/** Asks a list of which only some answer; who was asked, and what came of it. */
async function asking(name: string, faults: Record<string, () => Error>, mayRepeat: boolean, signal?: AbortSignal) {
  const asked: string[] = [];
  const list = `${name}-a,${name}-b`;
  const ask = async (address: string) => {
    asked.push(address);
    const fault = faults[address.slice(-1)];
    if (fault) throw fault();
    return address;
  };
  const outcome = await askInTurn(list, ask, { mayRepeat, signal }).catch((error: Error) => error.message);
  return { asked: asked.length, outcome };
}

test('several processes are asked in turn', () => {
  const first = [1, 2, 3, 4].map(() => inTurn(' turn-a, turn-b ,')[0]);
  expect(first.toSorted()).toEqual(['turn-a', 'turn-a', 'turn-b', 'turn-b']);
  expect(addressesIn('one')).toEqual(['one']);
});

test('one that was away just now is asked last', () => {
  noteAway('last-a');
  expect([1, 2, 3].map(() => inTurn('last-a,last-b')[0])).toEqual(['last-b', 'last-b', 'last-b']);
});

test('a command that was never sent goes to the next process, one that may have arrived does not', async () => {
  for (let round = 0; round < 2; round += 1) {
    const { outcome } = await asking(`refused${round}`, { a: refused }, false);
    expect(outcome).toBe(`refused${round}-b`);
    const { asked } = await asking(`broken${round}`, { a: broken, b: broken }, false);
    expect(asked).toBe(1);
  }
});

test('what may be done twice goes on when a connection breaks, but not for a caller who has left', async () => {
  expect(await asking('again', { a: broken, b: broken }, true)).toEqual({ asked: 2, outcome: 'fetch failed' });
  expect(await asking('left', { a: broken, b: broken }, true, AbortSignal.abort())).toMatchObject({ asked: 1 });
});

test('the only process is asked once more when a connection breaks, unless it is for a command', async () => {
  const askOnly = async (fault: () => Error, mayRepeat: boolean, signal?: AbortSignal) => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      throw fault();
    };
    await askInTurn('only', ask, { mayRepeat, signal }).catch(() => undefined);
    return asked;
  };
  const closed = () => Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  expect([await askOnly(broken, true), await askOnly(closed, true)]).toEqual([2, 2]);
  expect([await askOnly(broken, false), await askOnly(closed, false)]).toEqual([1, 1]);
  expect(await askOnly(() => new SyntaxError('no JSON'), true)).toBe(1);
  expect(await askOnly(refused, true)).toBe(1);
  expect(await askOnly(broken, true, AbortSignal.abort())).toBe(1);
});

test('only a connection that was never made counts as never sent', () => {
  expect([refused(), broken(), new Error('x'), 'x'].map(wasNeverSent)).toEqual([true, false, false, false]);
  expect(wasNeverSent(new AggregateError([refused(), refused()]))).toBe(true);
  expect(wasNeverSent(new AggregateError([refused(), broken()]))).toBe(false);
});
