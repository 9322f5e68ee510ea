import type { Amount } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import type { Answered } from '../verifications/verification-round.rules.ts';

/** What may be wrong with a record of a register of the poor. */
export enum DataQualityIssue {
  INVALID_NIK = 'INVALID_NIK',
  DUPLICATE_NIK = 'DUPLICATE_NIK',
  MISSING_NIK = 'MISSING_NIK',
  ASN_LISTED_AS_POOR = 'ASN_LISTED_AS_POOR',
  DECEASED = 'DECEASED',
  MOVED = 'MOVED',
  NOT_FOUND = 'NOT_FOUND',
  NO_LONGER_POOR = 'NO_LONGER_POOR',
}

/** How far the civil registry has been asked to put the records right. */
export enum Referral {
  NOT_REFERRED = 'NOT_REFERRED',
  REFERRED = 'REFERRED',
  ANSWERED = 'ANSWERED',
  CORRECTED = 'CORRECTED',
}

/** The issues that the round's own count of identity numbers is made of. */
export const IDENTITY_ISSUES = [
  DataQualityIssue.INVALID_NIK,
  DataQualityIssue.DUPLICATE_NIK,
  DataQualityIssue.MISSING_NIK,
];

export interface FoundIssue {
  issue: DataQualityIssue;
  count: Amount;
  referral: Referral;
  referredOn?: string | null;
}

interface Problem {
  field: string;
  code: string;
  message: string;
}

/** Everything wrong with what a round is said to have found. */
export function problemsOfIssues(issues: readonly FoundIssue[], checked: Amount | null, today: string): Problem[] {
  const problems: Problem[] = [];
  if (issues.length === 0) {
    problems.push({ field: 'issues', code: 'NO_ISSUE', message: 'give at least one issue with its count.' });
  }
  for (const [at, { issue, count, referral, referredOn = null }] of issues.entries()) {
    const field = (name: string) => `issues[${at}].${name}`;
    if (issues.findIndex((other) => other.issue === issue) !== at) {
      problems.push({ field: field('issue'), code: 'ISSUE_TWICE', message: 'name each issue once.' });
    }
    if (checked !== null && count > checked) {
      problems.push({
        field: field('count'),
        code: 'MORE_THAN_CHECKED',
        message: `no more records are wrong than the ${checked} that were checked.`,
      });
    }
    if ((referral === Referral.NOT_REFERRED) !== (referredOn === null)) {
      problems.push({
        field: field('referredOn'),
        code: 'REFERRAL_DAY',
        message: 'referredOn is the day of the referral, and left out while nothing is referred.',
      });
    }
    if (referredOn !== null && referredOn > today) {
      problems.push({ field: field('referredOn'), code: 'DAY_IN_FUTURE', message: 'referredOn is today or earlier.' });
    }
  }
  return problems;
}

export interface VerificationRoundNotCarriedOut extends RefusalReason {
  __typename: 'VerificationRoundNotCarriedOut';
}

/** A round that did not take place found nothing. */
export function refuseFindings(carriedOut: Answered): VerificationRoundNotCarriedOut | null {
  if (carriedOut !== 'NO') return null;
  return {
    __typename: 'VerificationRoundNotCarriedOut',
    code: 'VERIFICATION_ROUND_NOT_CARRIED_OUT',
    words: {
      ID: 'Verval ini tercatat tidak dilaksanakan. Perbaiki dulu catatan vervalnya.',
      EN: 'This round is on record as not carried out. Correct the round first.',
    },
  };
}
