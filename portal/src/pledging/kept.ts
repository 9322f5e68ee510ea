// The draft as it lies on the device: written at each change, before the hub hears of it.
import { NOTHING_TYPED, type NeedLine, type Typed } from './typed.ts';
import type { Beginning } from './changes.ts';
import { newKey } from '../forms/key.ts';

export interface KeptDraft {
  typed: Typed;
  /** Of which kind the chosen need is. */
  kind: NeedLine['kind'] | null;
  /** The idempotency key of sending it: made with the form, so a double click or a reload is one pledge. */
  sendKey: string;
  /** The hub's draft, once it has one. */
  pledgeId: string | null;
  code: string | null;
  version: number | null;
  /** What the hub holds, as it was told. */
  savedBody: string | null;
  savedAt: string | null;
  /** What the hub was told and has not confirmed: told again under the same key. */
  pending: { key: string; body: string } | null;
  /** What the gap was like when the draft began. */
  beginning: Beginning | null;
}

const nameOf = (subject: string, gapCode: string) => `simpul-draft ${subject} ${gapCode}`;

export const freshDraft = (typed: Typed = NOTHING_TYPED): KeptDraft => ({
  typed,
  kind: null,
  sendKey: newKey(),
  pledgeId: null,
  code: null,
  version: null,
  savedBody: null,
  savedAt: null,
  pending: null,
  beginning: null,
});

export function keptDraft(subject: string, gapCode: string): KeptDraft | null {
  const text = localStorage.getItem(nameOf(subject, gapCode));
  if (text === null) return null;
  try {
    // Written by this room alone; what an older page wrote is filled up.
    const kept = JSON.parse(text) as KeptDraft;
    return { ...freshDraft(), ...kept, typed: { ...NOTHING_TYPED, ...kept.typed } };
  } catch {
    return null;
  }
}

export function keepDraft(subject: string, gapCode: string, draft: KeptDraft): void {
  localStorage.setItem(nameOf(subject, gapCode), JSON.stringify(draft));
}

export function forgetDraft(subject: string, gapCode: string): void {
  localStorage.removeItem(nameOf(subject, gapCode));
}
