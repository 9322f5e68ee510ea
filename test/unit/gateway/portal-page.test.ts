import { describe, expect, test } from 'vitest';

import { demoTeller } from '../../../gateway/demo-data.ts';
import { filesOf } from '../../../gateway/portal.ts';

describe('the files of a screen', () => {
  const screens = [
    ['/', ['home']],
    ['/ikrar/$code', ['pledge']],
    ['/ikrar/baru', ['new']],
    ['/ikrar/$code/ubah', ['amend']],
  ] as const;

  test.each([
    ['/', ['home']],
    ['/ikrar/P-1', ['pledge']],
    ['/ikrar/baru', ['new']],
    ['/ikrar/P-1/ubah', ['amend']],
    ['/ikrar', []],
    ['/ikrar/P-1/ubah/lagi', []],
  ])('of %s are those of the route that fits best', (path, files) => {
    expect(filesOf(screens, path)).toEqual(files);
  });
});

describe('whether the hub holds invented rows', () => {
  const answers = (...nodes: { code: string }[]) => ({ data: { gapAreas: { nodes } } });
  const invented = { code: 'KSJ-150701-2027-0001' };

  test('is asked once for many pages', async () => {
    let asked = 0;
    const tell = demoTeller(async () => {
      asked += 1;
      return answers(invented);
    });
    expect(await Promise.all([tell(), tell()])).toEqual(['yes', 'yes']);
    expect(await tell()).toBe('yes');
    expect(asked).toBe(1);
  });

  test('is "no" where there is none', async () => {
    expect(await demoTeller(async () => answers())()).toBe('no');
  });

  test('stays open while the hub cannot say it, and is asked again', async () => {
    let isAway = true;
    const tell = demoTeller(async () => (isAway ? { data: { gapAreas: null } } : answers(invented)));
    expect(await tell()).toBe('unknown');
    isAway = false;
    expect(await tell()).toBe('yes');
    const failing = demoTeller(() => Promise.reject(new Error('away')));
    expect(await failing()).toBe('unknown');
    const silent = demoTeller(() => new Promise(() => undefined));
    expect(await silent()).toBe('unknown');
  });
});
