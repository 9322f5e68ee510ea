import { figuresOf, ratios, type Figures, type Round } from './figures.ts';
import type { Rounds } from './measuring.ts';
import { PEERS, QUESTIONS, type PeerName, type QuestionName } from './names.ts';

export interface ReportRow extends Figures {
  question: QuestionName;
  peer: PeerName;
  rounds: number;
  /** Our hub in one process against this peer; 1 for itself. */
  hubToPeer: { cpu: number; rps: number } | null;
}

export interface Report {
  pledges: number;
  node: string;
  rows: ReportRow[];
}

/** What Q3 is worked out per row is held against what our hub reads. */
const sameQuestion = (name: QuestionName): QuestionName => (name === 'Q3C' ? 'Q3' : name);

function rowOf(rounds: Rounds, question: QuestionName, peer: PeerName, own: readonly Round[]): ReportRow {
  const hub = rounds.get(sameQuestion(question))?.get('hub');
  return { question, peer, rounds: own.length, ...figuresOf(own), hubToPeer: hub ? ratios(hub, own) : null };
}

export function reportOf(pledges: number, rounds: Rounds): Report {
  const rows = QUESTIONS.flatMap((question) =>
    PEERS.flatMap((peer) => {
      const own = rounds.get(question)?.get(peer);
      return own ? [rowOf(rounds, question, peer, own)] : [];
    }),
  );
  return { pledges, node: process.version, rows };
}

const HEAD = [
  '',
  'requests/s',
  'p50 / p99 ms',
  'CPU ms: peer',
  'Postgres',
  'total',
  'RSS MB',
  'hub ÷: CPU',
  'requests/s',
  'failed',
];

/** A report as a table of Markdown. */
export function tableOf({ pledges, node, rows }: Report): string {
  const lines = rows.map((row) =>
    [
      `${row.question} ${row.peer}`,
      row.rps.toFixed(0),
      `${row.p50.toFixed(0)} / ${row.p99.toFixed(0)}`,
      row.serverMs.toFixed(2),
      row.postgresMs.toFixed(2),
      row.totalMs.toFixed(2),
      row.rss.toFixed(0),
      row.hubToPeer?.cpu.toFixed(2) ?? '',
      row.hubToPeer?.rps.toFixed(2) ?? '',
      String(row.failed),
    ].join(' | '),
  );
  const title = `${pledges} pledges, Node ${node}, medians of ${rows[0]?.rounds ?? 0} rounds`;
  return [
    title,
    '',
    `| ${HEAD.join(' | ')} |`,
    `|${'---|'.repeat(HEAD.length)}`,
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}
