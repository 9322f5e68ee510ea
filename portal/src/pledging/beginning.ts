// Which draft a new pledge begins with: the one on this device, the hub's, one moved from another gap, or none.
import { normalRupiah } from '../amounts/parseRupiah.ts';
import type { NewPledgeStartQuery } from '../api/generated/graphql.ts';
import { currentLanguage } from '../language/language.ts';
import { freshDraft, keptDraft, type KeptDraft } from './kept.ts';
import type { Keeping } from './DraftKeeper.ts';
import { contentOf, NOTHING_TYPED, type NeedLine, type Typed } from './typed.ts';

export type StartGap = NonNullable<NewPledgeStartQuery['gapArea']>;
export type ServerDraft = NonNullable<NewPledgeStartQuery['myPledges']>['nodes'][number];

/** The hub's draft for a gap that this form can show: one that is for one need of it. */
export function draftFor(code: string, drafts: readonly ServerDraft[]): ServerDraft | undefined {
  return drafts.find(({ allocations }) => allocations.length === 1 && allocations[0]?.gapArea?.code === code);
}

/** The hub's draft as it would have been typed. */
export function typedOf({ allocations, instalments, note, channel, isAnonymous }: ServerDraft): Typed {
  const [part] = allocations;
  const isMoney = part?.kind === 'MONEY';
  const language = currentLanguage();
  const amount = part?.amount ?? 0;
  const people =
    part?.kind === 'PERSON_TIME'
      ? { people: String(part.people ?? 1), hours: String(part.hoursEach ?? amount) }
      : { people: '', hours: '' };
  return {
    ...NOTHING_TYPED,
    ...people,
    channel: channel ?? '',
    note: note ?? '',
    lineId: part?.needLine?.id ?? '',
    amount: isMoney ? normalRupiah(amount, language) : String(amount),
    value: part?.estimatedValue ? normalRupiah(part.estimatedValue, language) : '',
    instalments: instalments.map((one) => ({ dueOn: one.dueOn, amount: normalRupiah(one.amount, language) })),
    isAnonymous,
  };
}

/** The hub's draft, kept on this device from now on. */
export function takenOver(server: ServerDraft, lines: readonly NeedLine[], local: KeptDraft | null): KeptDraft {
  const typed = typedOf(server);
  const line = lines.find(({ id }) => id === typed.lineId);
  const { id: pledgeId, code, version } = server;
  const savedBody = JSON.stringify(contentOf(typed, line, currentLanguage()));
  return {
    ...(local ?? freshDraft()),
    typed,
    kind: line?.kind ?? null,
    pledgeId,
    code,
    version,
    savedBody,
    pending: null,
  };
}

/** What was typed for another gap, for the first need of the same kind here. */
function moved(subject: string, from: string, lines: readonly NeedLine[]): KeptDraft | null {
  const other = keptDraft(subject, from);
  const line = lines.find(({ kind }) => kind === other?.kind);
  return other && { ...freshDraft({ ...other.typed, lineId: line?.id ?? '' }), kind: line?.kind ?? null };
}

interface Known {
  subject: string;
  gap: StartGap;
  /** Null where the hub could not say. */
  drafts: readonly ServerDraft[] | null;
  from: string | undefined;
}

/** Decides; where device and hub both went on, the person does. */
export function beginWith({ subject, gap, drafts, from }: Known): Keeping {
  const local = keptDraft(subject, gap.code);
  const server = drafts ? draftFor(gap.code, drafts) : undefined;
  const as = (draft: KeptDraft, status: Keeping['status'], otherVersion: number | null = null): Keeping => ({
    draft,
    status,
    otherVersion,
  });
  if (!local) {
    const taken = from === undefined ? null : moved(subject, from, gap.needLines);
    // What is moved here meets a draft that is here already: one of the two goes on.
    if (taken && server) {
      return as({ ...taken, pledgeId: server.id, code: server.code }, 'CONFLICT', server.version);
    }
    if (server) return as(takenOver(server, gap.needLines, null), 'SAVED');
    return as(taken ?? freshDraft(), 'LOCAL');
  }
  if (local.pledgeId === null || drafts === null) return as(local, 'LOCAL');
  const own = drafts.find(({ id }) => id === local.pledgeId);
  // It is no draft any more: it was sent, perhaps by a request whose answer was lost.
  if (!own) return as(local, 'SENT');
  if (own.version === local.version) return as(local, 'LOCAL');
  const line = gap.needLines.find(({ id }) => id === local.typed.lineId);
  const isUntouched = JSON.stringify(contentOf(local.typed, line, currentLanguage())) === local.savedBody;
  return isUntouched ? as(takenOver(own, gap.needLines, local), 'SAVED') : as(local, 'CONFLICT', own.version);
}
