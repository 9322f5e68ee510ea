import type { Shot } from './load.ts';
import { isCommand, type QuestionName } from './names.ts';
import type { SavedQuestion } from './saved-questions.ts';

/** What the questions are asked about: read once from the template, the same for every peer. */
export interface Subjects {
  districts: readonly string[];
  gaps: readonly { id: string; lineId: string }[];
  /** The one with the most left to take, at which everybody rushes. */
  hot: { id: string; lineId: string };
  /** Tokens of the companies that commit, by their id. */
  companies: readonly { readonly id: string; token: string }[];
  /** Cursors of the pages of each district, as this peer gives them; null is the first page. */
  pages: readonly { district: string; after: string | null }[];
  /** What the hub answers of the queries that the project hands out. */
  saved: readonly SavedQuestion[];
}

/** How one family of peers is asked, and how its answers are brought into one form. */
export interface Dialect {
  questions: Partial<Record<QuestionName, string>>;
  /** The pages of Q1, by walking through them. */
  page: string;
  variables: (name: QuestionName, subjects: Subjects, turn: number) => Record<string, unknown>;
  facts: Partial<Record<QuestionName, (data: any) => unknown>>;
  pageInfo: (data: any) => { hasNextPage: boolean; endCursor: string };
  /** Commands are told by whom in a token, or in the input. */
  asCompany: boolean;
  /** Whether they answer what is written for our own API. */
  takesSaved: boolean;
}

const GAP_LIST = 'filter: { within: $district }, first: 20';

const hubNodes = (data: any): any[] => data.gapAreas.nodes;

const HUB_COMMIT = `mutation M1($input: SubmitPledgeInput!) {
  submitPledge(input: $input) { __typename ... on PledgeSubmitted { outcome pledge { code state } } }
}`;

export const HUB: Dialect = {
  questions: {
    Q1: `query Q1($district: String!, $after: String) {
      gapAreas(${GAP_LIST}, after: $after, orderBy: { field: PEOPLE, direction: DESC }) {
        nodes {
          code title
          allocations(first: 5) { nodes { amount state submittedAt company { name } } }
          staffing { deployed }
        }
      }
    }`,
    Q2: `query Q2($id: ID!) {
      gapArea(id: $id) {
        code title area { name parent { parent { name } } }
        coverage { lines { held committed } }
        projection { pledgeCount }
        staffing { deployed }
      }
    }`,
    Q3: `query Q3($district: String!) {
      gapAreas(${GAP_LIST}, orderBy: { field: REMAINING, direction: DESC }) {
        nodes { code title projection { moneyNeed moneyUncovered } }
      }
    }`,
    M1: HUB_COMMIT,
    HOT: HUB_COMMIT,
    LAG: HUB_COMMIT,
  },
  page: `query Page($district: String!, $after: String) {
    gapAreas(${GAP_LIST}, after: $after, orderBy: { field: PEOPLE, direction: DESC }) { pageInfo { hasNextPage endCursor } }
  }`,
  variables: (name, { districts, gaps, hot, pages }, turn) => {
    const gap = name === 'HOT' ? hot : gaps[(turn * 7919) % gaps.length];
    if (name === 'Q1') return { ...pages[(turn * 271) % pages.length] };
    if (name === 'Q2') return { id: gap?.id };
    if (!isCommand(name)) return { district: districts[turn % districts.length] };
    const allocations = [{ needLineId: gap?.lineId, amount: 1000 + (turn % 50) }];
    return { input: { idempotencyKey: `${process.pid}-${Date.now()}-${turn}`, pledge: { allocations } } };
  },
  facts: {
    Q1: (data) =>
      hubNodes(data).map((gap) => ({
        code: gap.code,
        title: gap.title,
        people: gap.staffing.deployed,
        pledges: gap.allocations.nodes.map((one: any) => [
          Number(one.amount),
          one.state,
          Date.parse(one.submittedAt),
          one.company?.name ?? null,
        ]),
      })),
    Q2: ({ gapArea: gap }) => ({
      code: gap.code,
      title: gap.title,
      village: gap.area.name,
      district: gap.area.parent.parent.name,
      held: Number(gap.coverage.lines[0].held),
      committed: Number(gap.coverage.lines[0].committed),
      pledges: gap.projection.pledgeCount,
      people: gap.staffing.deployed,
    }),
    Q3: (data) =>
      hubNodes(data).map(({ code, title, projection }) => ({
        code,
        title,
        need: projection.moneyNeed,
        remaining: projection.moneyUncovered,
      })),
  },
  pageInfo: (data) => data.gapAreas.pageInfo,
  asCompany: true,
  takesSaved: true,
};

const pgNodes = (data: any): any[] => data.allGapAreas.nodes;

const PEER_COMMIT = `mutation M1($gap: UUID!, $company: UUID!, $amount: BigInt!) {
  commitPledge(input: { gap: $gap, company: $company, wanted: $amount }) { pledge { id state } }
}`;

/** PostGraphile over the tables of `peer-tables.ts`, by its own conventions. */
export const POSTGRAPHILE: Dialect = {
  questions: {
    Q1: `query Q1($district: String!, $after: Cursor) {
      allGapAreas(condition: { districtCode: $district }, first: 20, after: $after, orderBy: [PEOPLE_DESC, ID_ASC]) {
        nodes {
          code title deployed
          pledgesByGapAreaId(first: 5, orderBy: ID_ASC) {
            nodes { amount state submittedAt companyByCompanyId { name } }
          }
        }
      }
    }`,
    Q2: `query Q2($id: UUID!) {
      gapAreaById(id: $id) {
        code title deployed
        villageByVillageCode { name }
        districtByDistrictCode { name }
        gapLedgerByGapAreaId { held committed pledgeCount }
      }
    }`,
    Q3: `query Q3($district: String!) {
      allGapLedgers(condition: { districtCode: $district }, first: 20, orderBy: [REMAINING_DESC, GAP_AREA_ID_ASC]) {
        nodes { need remaining gapAreaByGapAreaId { code title } }
      }
    }`,
    Q3C: `query Q3C($district: String!) {
      allGapAreas(condition: { districtCode: $district }, first: 20, orderBy: [REMAINING_NOW_DESC, ID_ASC]) {
        nodes { code title need remainingNow }
      }
    }`,
    M1: PEER_COMMIT,
    HOT: PEER_COMMIT,
  },
  page: `query Page($district: String!, $after: Cursor) {
    allGapAreas(condition: { districtCode: $district }, first: 20, after: $after, orderBy: [PEOPLE_DESC, ID_ASC]) {
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: (name, { districts, gaps, hot, companies, pages }, turn) => {
    const gap = name === 'HOT' ? hot : gaps[(turn * 7919) % gaps.length];
    if (name === 'Q1') return { ...pages[(turn * 271) % pages.length] };
    if (name === 'Q2') return { id: gap?.id };
    if (!isCommand(name)) return { district: districts[turn % districts.length] };
    return { gap: gap?.id, company: companies[turn % companies.length]?.id, amount: String(1000 + (turn % 50)) };
  },
  facts: {
    Q1: (data) =>
      pgNodes(data).map((gap) => ({
        code: gap.code,
        title: gap.title,
        people: gap.deployed,
        pledges: gap.pledgesByGapAreaId.nodes.map((one: any) => [
          Number(one.amount),
          one.state,
          Date.parse(one.submittedAt),
          one.companyByCompanyId?.name ?? null,
        ]),
      })),
    Q2: ({ gapAreaById: gap }) => ({
      code: gap.code,
      title: gap.title,
      village: gap.villageByVillageCode.name,
      district: gap.districtByDistrictCode.name,
      held: Number(gap.gapLedgerByGapAreaId.held),
      committed: Number(gap.gapLedgerByGapAreaId.committed),
      pledges: gap.gapLedgerByGapAreaId.pledgeCount,
      people: gap.deployed,
    }),
    Q3: (data) =>
      data.allGapLedgers.nodes.map((row: any) => ({
        ...row.gapAreaByGapAreaId,
        need: Number(row.need),
        remaining: Number(row.remaining),
      })),
    Q3C: (data) =>
      pgNodes(data).map(({ code, title, need, remainingNow }) => ({
        code,
        title,
        need: Number(need),
        remaining: Number(remainingNow),
      })),
  },
  pageInfo: (data) => data.allGapAreas.pageInfo,
  asCompany: false,
  takesSaved: false,
};

export const isKnownTo = (dialect: Dialect, name: QuestionName): boolean =>
  name === 'SAVED' ? dialect.takesSaved : dialect.questions[name] !== undefined;

/** One request of a question, the `turn`th. */
export function shotOf(dialect: Dialect, name: QuestionName, subjects: Subjects, turn: number): Shot {
  if (name === 'SAVED') return { body: JSON.stringify(subjects.saved[turn % subjects.saved.length]) };
  const query = dialect.questions[name] ?? '';
  const body = JSON.stringify({ query, variables: dialect.variables(name, subjects, turn) });
  const company = subjects.companies[turn % subjects.companies.length];
  return isCommand(name) && dialect.asCompany && company ? { body, token: company.token } : { body };
}
