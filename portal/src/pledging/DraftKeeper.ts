import { ask, HubFault } from '../api/request.ts';
import { SaveNewPledgeDocument } from '../api/generated/graphql.ts';
import { newKey } from '../forms/key.ts';
import { currentLanguage } from '../language/language.ts';
import { forgetDraft, keepDraft, type KeptDraft } from './kept.ts';
import { contentOf, type NeedLine, type Typed } from './typed.ts';

/** Where the draft lies: only here, on its way, with the hub, changed elsewhere, sent already, or not accepted. */
export type SaveStatus = 'LOCAL' | 'SAVING' | 'SAVED' | 'OFFLINE' | 'CONFLICT' | 'SENT' | 'REFUSED';

export interface Keeping {
  draft: KeptDraft;
  status: SaveStatus;
  /** The version of the hub where it is another one than was read. */
  otherVersion: number | null;
}

const PAUSE_MS = 1_000;

/** Keeps a draft: at once on the device, a second after the last change with the hub; one request at a time. */
export class DraftKeeper {
  #now: Keeping;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();
  readonly #place: { subject: string; gapCode: string; lines: readonly NeedLine[] };

  constructor(place: { subject: string; gapCode: string; lines: readonly NeedLine[] }, now: Keeping) {
    this.#place = place;
    this.#now = now;
  }

  readonly now = (): Keeping => this.#now;

  readonly follow = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes over what was typed. */
  change(part: Partial<Typed>): void {
    const draft = { ...this.#now.draft, typed: { ...this.#now.draft.typed, ...part } };
    this.#become({ draft, ...(this.#now.status !== 'CONFLICT' && { status: 'LOCAL' }) });
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), PAUSE_MS);
  }

  /** Notes what belongs to the draft but was not typed. */
  note(part: Partial<KeptDraft>): void {
    this.#become({ draft: { ...this.#now.draft, ...part } });
  }

  /** Of two versions, the one on this device is kept: it replaces the hub's. */
  async keepMine(): Promise<void> {
    this.#become({
      draft: { ...this.#now.draft, version: this.#now.otherVersion, savedBody: null },
      status: 'LOCAL',
      otherVersion: null,
    });
    await this.save();
  }

  /** Tells the hub what is not told yet. */
  save(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#tell());
    return this.#running;
  }

  /** Writes no more. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** The draft became a pledge: nothing of it stays on the device. */
  forget(): void {
    this.stop();
    forgetDraft(this.#place.subject, this.#place.gapCode);
  }

  #become(part: Partial<Keeping>): void {
    this.#now = { ...this.#now, ...part };
    keepDraft(this.#place.subject, this.#place.gapCode, this.#now.draft);
    for (const listener of this.#listeners) listener();
  }

  async #tell(): Promise<void> {
    const { draft, status } = this.#now;
    if (status === 'CONFLICT' || status === 'SENT') return;
    const line = this.#place.lines.find(({ id }) => id === draft.typed.lineId);
    const content = contentOf(draft.typed, line, currentLanguage());
    if (content === null) return;
    const body = JSON.stringify(content);
    if (body === draft.savedBody) return this.#become({ status: 'SAVED' });
    // A first draft whose answer was lost is asked for again, so that it does not become two.
    if (draft.pending && draft.pending.body !== body && draft.pledgeId === null) {
      await this.#send(draft.pending);
      if (this.#now.status === 'OFFLINE') return;
    }
    const { pending } = this.#now.draft;
    await this.#send(pending?.body === body ? pending : { key: newKey(), body });
  }

  async #send(pending: { key: string; body: string }): Promise<void> {
    this.#become({ draft: { ...this.#now.draft, pending }, status: 'SAVING' });
    const { pledgeId, version } = this.#now.draft;
    const lang = currentLanguage() === 'en' ? 'EN' : 'ID';
    const pledge = JSON.parse(pending.body) as NonNullable<ReturnType<typeof contentOf>>;
    const input = { idempotencyKey: pending.key, pledge, ...(pledgeId && { pledgeId, expectedVersion: version }) };
    try {
      const { data } = await ask(SaveNewPledgeDocument, { input, lang });
      this.#hear(data.saveDraftPledge, pending.body);
    } catch (error) {
      if (!(error instanceof HubFault)) throw error;
      const isGone = ['OFFLINE', 'SERVICE_UNAVAILABLE'].includes(error.code);
      if (isGone) return this.#become({ status: 'OFFLINE' });
      this.#become({ draft: { ...this.#now.draft, pending: null }, status: 'REFUSED' });
    }
  }

  #hear(result: Saved, body: string): void {
    if (result.__typename === 'DraftPledgeSaved' && result.pledge) {
      const { id, code, version } = result.pledge;
      const known = { pledgeId: id, code, version, savedBody: body, savedAt: new Date().toISOString(), pending: null };
      return this.#become({ draft: { ...this.#now.draft, ...known }, status: 'SAVED' });
    }
    const draft = { ...this.#now.draft, pending: null };
    if (result.__typename === 'PledgeChangedMeanwhile') {
      return this.#become({ draft, status: 'CONFLICT', otherVersion: result.version });
    }
    this.#become({ draft, status: result.__typename === 'PledgeAlreadySubmitted' ? 'SENT' : 'REFUSED' });
  }
}

type Saved =
  | { __typename: 'DraftPledgeSaved'; pledge?: { id: string; code: string; version: number } | null }
  | { __typename: 'PledgeChangedMeanwhile'; version: number }
  | { __typename: 'PledgeAlreadySubmitted' | 'CompanyNotVerified' | 'IdempotencyKeyReused' };
