import type { TracedProposalQuery } from '../api/generated/graphql.ts';

/** A proposal with its whole trace. */
export type Proposal = NonNullable<TracedProposalQuery['planningProposal']>;
