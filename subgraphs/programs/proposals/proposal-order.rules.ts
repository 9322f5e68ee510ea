/** By what a list of proposals may be ordered. */
export enum ProposalOrderField {
  CHANGED = 'CHANGED',
  SUBMITTED = 'SUBMITTED',
  AMOUNT = 'AMOUNT',
}
