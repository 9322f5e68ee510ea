import { setTimeout as pause } from 'node:timers/promises';

import { ClientError, gql, GraphQLClient } from 'graphql-request';

/** A whole number in the unit of the need line; rupiah for money. */
type Amount = number;

interface Allocation {
  needLineId: string;
  amount: Amount;
}

/** A new pledge or a saved draft, and the key that makes it count once however often it is sent. */
export interface Offer {
  idempotencyKey: string;
  pledge?: { allocations: Allocation[] };
  pledgeId?: string;
  onShortfall?: 'REFUSE' | 'PARTIAL' | 'WAITLIST';
}

interface OpenLine {
  needLineId: string;
  requested: Amount;
  open: Amount;
}

type Refused<Name extends string, More = object> = { __typename: Name; message: string } & More;

type SubmitPledgeResult =
  | {
      __typename: 'PledgeSubmitted';
      outcome: 'HELD' | 'PARTLY_HELD' | 'WAITLISTED';
      replayed: boolean;
      pledge: { id: string; code: string; allocations: { amount: Amount; state: string; holdUntil: string | null }[] };
    }
  | Refused<'GapHasLessOpen', { lines: OpenLine[] }>
  | Refused<'GapTakesNoPledges', { gapAreaId: string }>
  | Refused<'CompanyNotVerified', { status: string | null }>
  | Refused<'IdempotencyKeyReused'>
  | Refused<'PledgeAlreadySubmitted'>;

const SUBMIT_PLEDGE = gql`
  mutation SubmitPledge($input: SubmitPledgeInput!) {
    submitPledge(input: $input) {
      __typename
      ... on PledgeSubmitted {
        outcome
        replayed
        pledge {
          id
          code
          allocations {
            amount
            state
            holdUntil
          }
        }
      }
      ... on GapHasLessOpen {
        lines {
          needLineId
          requested
          open
        }
      }
      ... on GapTakesNoPledges {
        gapAreaId
      }
      ... on CompanyNotVerified {
        status
      }
      ... on Refusal {
        message(lang: EN)
      }
    }
  }
`;

/** What to tell the person who offered, and what they can do next. */
export type Commitment =
  | { state: 'committed'; code: string; amounts: Amount[]; wasKnown: boolean }
  | { state: 'waiting'; code: string; wasKnown: boolean }
  | { state: 'offer less'; open: OpenLine[]; why: string }
  | { state: 'choose another gap'; gapAreaId: string; why: string }
  | { state: 'wait for the forum'; why: string }
  | { state: 'take a new key'; why: string }
  | { state: 'look at your pledges'; why: string };

/** The hub at an endpoint such as http://localhost:4000/graphql, asked with somebody's token. */
export function hubAt(endpoint: string, token: string): GraphQLClient {
  return new GraphQLClient(endpoint, { headers: { authorization: `Bearer ${token}` } });
}

/** Offers something of a company for a gap, and says for every answer what it means. */
export async function commit(hub: GraphQLClient, offer: Offer): Promise<Commitment> {
  const result = await submit(hub, offer);
  switch (result.__typename) {
    case 'PledgeSubmitted': {
      const { outcome, replayed: wasKnown, pledge } = result;
      if (outcome === 'WAITLISTED') return { state: 'waiting', code: pledge.code, wasKnown };
      return { state: 'committed', code: pledge.code, amounts: pledge.allocations.map((one) => one.amount), wasKnown };
    }
    case 'GapHasLessOpen':
      return { state: 'offer less', open: result.lines, why: result.message };
    case 'GapTakesNoPledges':
      return { state: 'choose another gap', gapAreaId: result.gapAreaId, why: result.message };
    case 'CompanyNotVerified':
      return { state: 'wait for the forum', why: result.message };
    case 'IdempotencyKeyReused':
      return { state: 'take a new key', why: result.message };
    case 'PledgeAlreadySubmitted':
      return { state: 'look at your pledges', why: result.message };
  }
}

/** Offers again what is open when others were faster. A refusal leaves the key unused: it may carry the rest. */
export async function commitWhatIsOpen(hub: GraphQLClient, offer: Offer): Promise<Commitment> {
  const first = await commit(hub, offer);
  if (first.state !== 'offer less') return first;
  const allocations = first.open
    .filter(({ open }) => open > 0)
    .map(({ needLineId, requested, open }) => ({ needLineId, amount: Math.min(requested, open) }));
  return allocations.length === 0 ? first : commit(hub, { ...offer, pledge: { allocations } });
}

/** Sends it until the hub has answered: with the same key a second time does no harm, whatever became of the first. */
async function submit(hub: GraphQLClient, input: Offer, attempts = 5): Promise<SubmitPledgeResult> {
  try {
    const { submitPledge } = await hub.request<{ submitPledge: SubmitPledgeResult }>(SUBMIT_PLEDGE, { input });
    return submitPledge;
  } catch (fault) {
    if (attempts <= 1 || !isPassing(fault)) throw fault;
    await pause(1_000);
    return submit(hub, input, attempts - 1);
  }
}

/** No answer at all, or one that says to try again; what is wrong with the request stays wrong. */
function isPassing(fault: unknown): boolean {
  if (!(fault instanceof ClientError)) return true;
  return fault.response.errors?.some(({ extensions }) => extensions?.['retryable'] === true) ?? false;
}
