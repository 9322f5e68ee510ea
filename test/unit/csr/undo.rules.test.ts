import { expect, test } from 'vitest';

import {
  backFromAllocationStep,
  backFromDeliveryStep,
  refuseRetaking,
  refuseUndo,
  undoOffer,
  type LastStep,
} from '../../../subgraphs/csr/undo/undo.rules.ts';

const step: LastStep<'SUBMITTED' | 'COMMITTED'> = {
  from: 'SUBMITTED',
  to: 'COMMITTED',
  subject: 'andi',
  happenedMs: 1_000_000,
  version: 3,
};
const asked = { isUndoable: true, expectedVersion: 3, subject: 'andi', nowMs: 1_000_000, seconds: 10 };

test('a step is undone by who took it up to the last millisecond of its time, and not one later', () => {
  expect(refuseUndo(step, asked)).toBeNull();
  expect(refuseUndo(step, { ...asked, nowMs: 1_010_000 })).toBeNull();
  expect(refuseUndo(step, { ...asked, nowMs: 1_010_001 })).toMatchObject({
    code: 'UNDO_TOO_LATE',
    until: new Date(1_010_000).toISOString(),
  });
  expect(refuseUndo(step, { ...asked, nowMs: 1_010_001, seconds: 11 })).toBeNull();
});

test('a step that another followed, that is of another or that is none to undo stays', () => {
  expect(refuseUndo(step, { ...asked, expectedVersion: 2 })).toMatchObject({ code: 'UNDO_STEP_FOLLOWED', version: 3 });
  expect(refuseUndo(step, { ...asked, expectedVersion: 4 })).toMatchObject({ code: 'UNDO_STEP_FOLLOWED', version: 3 });
  expect(refuseUndo(step, { ...asked, subject: 'budi' })).toMatchObject({ code: 'UNDO_OF_ANOTHER' });
  expect(refuseUndo(step, { ...asked, isUndoable: false })).toMatchObject({ code: 'NOTHING_TO_UNDO' });
  expect(refuseUndo(null, { ...asked, expectedVersion: 0 })).toMatchObject({ code: 'NOTHING_TO_UNDO' });
});

test('the offer stands exactly while the command would not refuse', () => {
  for (const nowMs of [1_000_000, 1_010_000, 1_010_001]) {
    for (const subject of ['andi', 'budi']) {
      for (const isUndoable of [true, false]) {
        const one = { ...asked, nowMs, subject, isUndoable };
        expect(undoOffer(step, one) !== null).toBe(refuseUndo(step, one) === null);
      }
    }
  }
  expect(undoOffer(step, asked)).toEqual({ untilMs: 1_010_000, version: 3 });
  expect(undoOffer(step, { ...asked, subject: null })).toBeNull();
});

test('only decisions on what was submitted lead back; a draw goes back to its pool', () => {
  expect(backFromAllocationStep({ from: 'SUBMITTED', to: 'COMMITTED' }, false)).toBe('SUBMITTED');
  expect(backFromAllocationStep({ from: 'SUBMITTED', to: 'COMMITTED' }, true)).toBe('CANCELLED');
  expect(backFromAllocationStep({ from: 'SUBMITTED', to: 'REJECTED' }, false)).toBe('SUBMITTED');
  expect(backFromAllocationStep({ from: 'SUBMITTED', to: 'SUBMITTED' }, false)).toBeNull();
  expect(backFromAllocationStep({ from: 'SUBMITTED', to: 'WITHDRAWN' }, false)).toBeNull();
  expect(backFromAllocationStep({ from: 'COMMITTED', to: 'SUBMITTED' }, false)).toBeNull();
  expect(backFromAllocationStep({ from: 'DISPUTED', to: 'COMMITTED' }, false)).toBeNull();
  expect(backFromDeliveryStep({ from: 'RECEIVED', to: 'VERIFIED' })).toBe('RECEIVED');
  expect(backFromDeliveryStep({ from: 'DISPUTED', to: 'VERIFIED' })).toBeNull();
  expect(backFromDeliveryStep({ from: 'SENT', to: 'RECEIVED' })).toBeNull();
});

test('what is taken again must fit; two on one line are added up', () => {
  const wish = { needLineId: 'a', requested: 5n, open: 10n };
  expect(refuseRetaking([])).toBeNull();
  expect(refuseRetaking([wish, wish])).toBeNull();
  expect(refuseRetaking([wish, { ...wish, requested: 6n }])).toMatchObject({
    code: 'UNDO_NO_LONGER_FITS',
    lines: [{ needLineId: 'a', requested: 11n, open: 10n }],
  });
});
