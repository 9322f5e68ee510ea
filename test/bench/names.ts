/** What is asked; `performance.md` of the design names them so. Q3C is Q3 worked out per row, as without a kept account. */
export const QUESTIONS = ['Q1', 'Q2', 'Q3', 'Q3C', 'M1'] as const;
export type QuestionName = (typeof QUESTIONS)[number];

/** Who answers: our hub in one process and in four, and others over the same rows or over our own subgraphs. */
export const PEERS = ['hub', 'hub-http', 'postgraphile', 'apollo-gateway', 'hive-gateway'] as const;
export type PeerName = (typeof PEERS)[number];
