import type { NeedKind } from '../needs/need-line.rules.ts';
import type { StakeholderKind } from '../proposals/proposal-facts.rules.ts';
import { ProposalStatus } from '../proposals/proposal.rules.ts';

/** What a proposal asks for, as its author may change it; its area, year and code stay. */
export interface ProposalContent {
  title: string;
  problem: string;
  categoryCode: string;
  programmeCode: string | null;
  kind: NeedKind;
  item: string | null;
  unit: string;
  requested: bigint;
  volume: bigint | null;
  volumeUnit: string | null;
  peopleTargeted: number | null;
  proposerKind: StakeholderKind;
  proposer: string;
}

/** The column that keeps each of these, for the rule of the ledger. */
export const CONTENT_COLUMNS: Record<keyof ProposalContent, string> = {
  title: 'title',
  problem: 'problem',
  categoryCode: 'category_code',
  programmeCode: 'programme_code',
  kind: 'kind',
  item: 'item',
  unit: 'unit',
  requested: 'requested',
  volume: 'volume',
  volumeUnit: 'volume_unit',
  peopleTargeted: 'people_targeted',
  proposerKind: 'proposer_kind',
  proposer: 'proposer',
};

/** Who submitted a proposal; null where nobody signed in did, as for seeds. */
export interface ProposalAuthor {
  subject: string | null;
  organisation: string | null;
}

/** True for whoever submitted it, and for colleagues of the same organisation. */
export function isAuthor(author: ProposalAuthor, actor: { subject: string; organisation: string | null }): boolean {
  if (author.subject === null && author.organisation === null) return true;
  if (author.subject === actor.subject) return true;
  return author.organisation !== null && author.organisation === actor.organisation;
}

/** What its author may still do with a proposal: nothing once a decision has ended it. */
export const mayStillChange = (status: ProposalStatus): boolean => status === ProposalStatus.IN_PROGRESS;
