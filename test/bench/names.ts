/**
 * What is asked; `performance.md` of the design names them so. Q3C is Q3 worked out per row, as without a kept account. HOT is
 * M1 with everybody at one gap area, LAG is M1 at a steady pace: how late a follower knows of it. SAVED is every query of
 * `schema/operations` in turn, none of which anybody tuned for.
 */
export const QUESTIONS = ['Q1', 'Q2', 'Q3', 'Q3C', 'SAVED', 'M1', 'HOT', 'LAG'] as const;
export type QuestionName = (typeof QUESTIONS)[number];

/** The questions that change something. */
export const isCommand = (name: QuestionName): boolean => name === 'M1' || name === 'HOT' || name === 'LAG';

/**
 * Who answers: our hub in one process and in four processes (`hub-http`), each also with every answer worked out anew (`-fresh`), and
 * others over the same rows or over our own subgraphs.
 */
export const PEERS = [
  'hub',
  'hub-fresh',
  'hub-http',
  'hub-http-fresh',
  'postgraphile',
  'apollo-gateway',
  'hive-gateway',
] as const;
export type PeerName = (typeof PEERS)[number];
export type OurName = Extract<PeerName, `hub${string}`>;
