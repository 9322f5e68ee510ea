/** One peer under load with one question, in one round. */
export interface Round {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
  /** Answers that were no 200 or held errors. */
  failed: number;
  /** CPU seconds of the peer's own processes, and of Postgres. */
  serverCpu: number;
  postgresCpu: number;
  /** Resident memory of the peer's processes at the end, in MB. */
  rss: number;
}

/** The medians over the rounds. */
export interface Figures {
  rps: number;
  p50: number;
  p99: number;
  /** CPU milliseconds a request: of the peer's processes, of Postgres, of both. */
  serverMs: number;
  postgresMs: number;
  totalMs: number;
  rss: number;
  failed: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

/** The value that the share `part` of the values does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}

export function figuresOf(rounds: readonly Round[]): Figures {
  const of = (read: (round: Round) => number) => median(rounds.map(read));
  return {
    rps: of((round) => round.requests / round.seconds),
    p50: of((round) => round.p50),
    p99: of((round) => round.p99),
    serverMs: of((round) => (round.serverCpu * 1000) / round.requests),
    postgresMs: of((round) => (round.postgresCpu * 1000) / round.requests),
    totalMs: of((round) => ((round.serverCpu + round.postgresCpu) * 1000) / round.requests),
    rss: of((round) => round.rss),
    failed: rounds.reduce((sum, round) => sum + round.failed, 0),
  };
}

/** How many times less CPU, and how many times more requests a second, one peer has than another: within each round. */
export function ratios(ours: readonly Round[], theirs: readonly Round[]): { cpu: number; rps: number } {
  const pairs = ours.flatMap((own, index) => {
    const other = theirs[index];
    return other ? [{ own, other }] : [];
  });
  const cpu = (round: Round) => (round.serverCpu + round.postgresCpu) / round.requests;
  const rps = (round: Round) => round.requests / round.seconds;
  return {
    cpu: median(pairs.map(({ own, other }) => cpu(other) / cpu(own))),
    rps: median(pairs.map(({ own, other }) => rps(own) / rps(other))),
  };
}
