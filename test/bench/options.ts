import { parseArgs } from 'node:util';

import { PEERS, QUESTIONS, type PeerName, type QuestionName } from './names.ts';

export interface BenchOptions {
  pledges: number;
  rounds: number;
  seconds: number;
  questions: readonly QuestionName[];
  peers: readonly PeerName[];
  isJson: boolean;
  isGrowth: boolean;
  /** Every query of the project once, in place of the load. */
  isSlowest: boolean;
  /** Where the hub's process writes its CPU profile; null for none. */
  profile: string | null;
}

const SIZES = [20_000, 200_000, 2_000_000];

function numberOf(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} ${text} is no whole number from ${least} to ${most}.`);
}

function chosen<Name extends string>(option: string, text: string | undefined, all: readonly Name[]): readonly Name[] {
  if (text === undefined) return all;
  const asked = text.split(',');
  const unknown = asked.find((name) => !all.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`--${option} knows no ${unknown}. There are: ${all.join(', ')}.`);
  return all.filter((name) => asked.includes(name));
}

/** Reads the command line, and refuses what cannot be meant. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      pledges: { type: 'string', default: '200000' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '10' },
      only: { type: 'string' },
      peers: { type: 'string' },
      profile: { type: 'string' },
      json: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      slowest: { type: 'boolean', default: false },
    },
  });
  const pledges = Number(values.pledges);
  if (!SIZES.includes(pledges)) throw new Error(`--pledges is one of ${SIZES.join(', ')}.`);
  return {
    pledges,
    rounds: numberOf('rounds', values.rounds, 1, 50),
    seconds: numberOf('seconds', values.seconds, 1, 120),
    questions: chosen('only', values.only, QUESTIONS),
    peers: chosen('peers', values.peers, PEERS),
    isJson: values.json,
    isGrowth: values.growth,
    isSlowest: values.slowest,
    profile: values.profile ?? null,
  };
}

export { SIZES };
