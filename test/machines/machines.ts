import * as fs from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { inDatabase } from '../support/tables.ts';
import { aGap, type CompanyUser, type Gap } from '../support/world.ts';
import { someCompanies } from '../kills/kill-world.ts';
import { listenTo, untilHeard } from '../support/live.ts';
import { startTraffic, type Acknowledged, type Try } from './clients.ts';
import { startMachines, type Machine, type Machines } from './hub-of-machines.ts';
import { throughputOf, type Throughput } from './throughput.ts';

// `npm run machines`: two of everything on loopback addresses of their own; one of everything is killed in turn under
// load. README.md says what it shows.

const NEED = 900_000_000;
const OUTAGE_MS = 2_000;
const RECOVERY_MS = 10_000;
const CALM_MS = 1_500;
/** Codes that tell a client what to do; anything else is a fault of ours. */
const CLEAR = /^(SERVICE_UNAVAILABLE|connection (ECONNREFUSED|ECONNRESET|EPIPE|UND_ERR_SOCKET))$/;

interface Kill {
  machine: string;
  answers: number;
  failed: Record<string, number>;
  unclear: number;
  acknowledged: number;
  /** From the kill to the last failure; where nothing else can do its work, from its return. */
  recoverySeconds: number;
  returnedSeconds: number;
  slowestMs: number;
}

const say = (text: string) => void process.stderr.write(`machines: ${text}\n`);

function countFaults(tries: readonly Try[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { what, fault } of tries)
    if (fault !== null) counts[`${what}: ${fault}`] = (counts[`${what}: ${fault}`] ?? 0) + 1;
  return counts;
}

/** Lets clients work, kills one machine amid it, starts it again, and lets them work until nothing fails. */
async function killUnderLoad(
  { gateways }: Machines,
  victim: Machine,
  gaps: readonly Gap[],
  givers: readonly CompanyUser[],
): Promise<{ kill: Kill; acknowledged: Acknowledged[] }> {
  const traffic = startTraffic(gateways, gaps, givers, { commits: 6, reads: 3 });
  await pause(CALM_MS);
  const killedAt = performance.now();
  await victim.kill();
  await pause(OUTAGE_MS);
  await victim.start();
  const returnedAt = performance.now();
  const isCalm = () => {
    const late = traffic.tries.filter(({ endedAt }) => endedAt > performance.now() - CALM_MS);
    return late.length > 0 && late.every(({ fault }) => fault === null);
  };
  await pause(CALM_MS);
  for (const deadline = Date.now() + 30_000; !isCalm() && Date.now() < deadline;) await pause(100);
  await traffic.stop();
  const faults = traffic.tries.filter(({ fault }) => fault !== null);
  const last = Math.max(killedAt, ...faults.map(({ endedAt }) => endedAt));
  const since = victim.name === 'Postgres primary' ? returnedAt : killedAt;
  const kill: Kill = {
    machine: victim.name,
    answers: traffic.tries.length,
    failed: countFaults(traffic.tries),
    unclear: faults.filter(({ fault }) => fault !== null && !fault.split('+').every((one) => CLEAR.test(one))).length,
    acknowledged: traffic.acknowledged.length,
    recoverySeconds: Math.max(0, last - since) / 1_000,
    returnedSeconds: (returnedAt - killedAt) / 1_000,
    slowestMs: Math.max(...traffic.tries.map(({ milliseconds }) => milliseconds)),
  };
  say(
    `${kill.machine} killed: ${kill.answers} answers, failed ${JSON.stringify(kill.failed)}, ` +
      `${kill.acknowledged} acknowledged, recovered after ${kill.recoverySeconds.toFixed(1)} s`,
  );
  return { kill, acknowledged: traffic.acknowledged };
}

/** Acknowledged commits that are not there, or not once, or not as acknowledged. */
async function lostOf({ databaseOf }: Machines, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const rows = await inDatabase<{ key: string; pledgeId: string; amount: string }>(
    databaseOf('csr'),
    `select r.key, p.id as "pledgeId", a.amount from csr.replay r join csr.pledge p on p.id::text = r.answer ->> 'pledgeId'
     join csr.pledge_allocation a on a.pledge_id = p.id where r.key = any ($1)`,
    [acknowledged.map(({ key }) => key)],
  );
  const stored = new Map<string, string[]>();
  for (const { key, pledgeId, amount } of rows) stored.set(key, [...(stored.get(key) ?? []), `${pledgeId} ${amount}`]);
  return acknowledged
    .filter(({ key, pledgeId, amount }) => stored.get(key)?.join() !== `${pledgeId} ${amount}`)
    .map(({ key }) => `${key}: ${stored.get(key)?.join() ?? 'not there'}`);
}

/** Waits until no follower is behind; seconds. */
async function catchUp(machines: Machines): Promise<{ seconds: number; breaches: string[] }> {
  const since = performance.now();
  for (;;) {
    const { lags, breaches } = await machines.walk();
    const isHeard = lags.every(({ behind }) => behind === 0);
    const seconds = (performance.now() - since) / 1_000;
    if (isHeard || seconds > 60)
      return { seconds, breaches: breaches.map(({ rule, key, detail }) => `${rule}: ${key} ${detail}`) };
    await pause(500);
  }
}

const LIVE = 'subscription ($id: ID!) { gapCoverageChanged(gapAreaId: $id) { id coverage { version } } }';

/** A commit through one gateway is heard live at the other; milliseconds from the commit. */
async function liveAcross({ gateways, hub }: Machines, givers: readonly CompanyUser[]): Promise<number> {
  const gap = await aGap(hub, [{ need: NEED }]);
  const live = await listenTo(`${gateways[1]}/graphql`, LIVE, { id: gap.id });
  let since = 0;
  await untilHeard(live, async () => {
    since = performance.now();
    const traffic = startTraffic([gateways[0] ?? ''], [gap], givers, { commits: 1, reads: 0 });
    await traffic.stop();
  });
  live.close();
  return performance.now() - since;
}

interface Report {
  kills: Kill[];
  acknowledged: number;
  lost: string[];
  breaches: string[];
  catchUpSeconds: number;
  liveMs: number;
  standbyLagBytes: number;
  throughput: Throughput[];
  skipped: string[];
}

async function tell(machines: Machines): Promise<Report> {
  const gaps = await Promise.all([1, 2, 3, 4].map(() => aGap(machines.hub, [{ need: NEED }])));
  const givers = await someCompanies(machines.hub, 4);
  const liveMs = await liveAcross(machines, givers);
  say(`a live update crosses machines in ${liveMs.toFixed(0)} ms`);
  const throughput = values.kill ? [] : await throughputOf(machines, gaps, say);
  const kills: Kill[] = [];
  const acknowledged: Acknowledged[] = [];
  const victims = machines.all.filter(
    ({ name }) => !name.endsWith('2') && (!values.kill || name.startsWith(values.kill)),
  );
  for (const victim of victims) {
    const told = await killUnderLoad(machines, victim, gaps, givers);
    kills.push(told.kill);
    acknowledged.push(...told.acknowledged);
  }
  const { seconds, breaches } = await catchUp(machines);
  const skipped = machines.nats ? [] : ['NATS: nats-server is not installed (Debian: apt-get install nats-server)'];
  return {
    kills,
    acknowledged: acknowledged.length,
    lost: await lostOf(machines, acknowledged),
    breaches,
    catchUpSeconds: seconds,
    liveMs,
    standbyLagBytes: await machines.pair.lagBytes(),
    throughput,
    skipped,
  };
}

function tableOf(report: Report): string {
  const lines = [
    '| killed under load | answers | failed | acknowledged | back up after s | recovered after s | slowest ms |',
    '|---|---|---|---|---|---|---|',
    ...report.kills.map(
      (kill) =>
        `| ${kill.machine} | ${kill.answers} | ${
          Object.entries(kill.failed)
            .map(([fault, count]) => `${count} ${fault}`)
            .join(', ') || 'none'
        } | ${kill.acknowledged} | ${kill.returnedSeconds.toFixed(1)} | ` +
        `${kill.recoverySeconds.toFixed(1)} | ${kill.slowestMs.toFixed(0)} |`,
    ),
    '',
    `${report.acknowledged} commits acknowledged, ${report.lost.length} lost, ${report.breaches.length} breaches of the books; ` +
      `all events heard ${report.catchUpSeconds.toFixed(1)} s after the end (walks of the books included), ` +
      `a live update crosses machines in ${report.liveMs.toFixed(0)} ms.`,
    ...report.throughput.map(
      ({ what, one, two, cpuOne, cpuTwo }) =>
        `${what}: one gateway ${one.toFixed(0)} requests/s, two ${two.toFixed(0)} (× ${(two / one).toFixed(2)}); ` +
        `CPU of all gateways ${cpuOne.toFixed(2)} and ${cpuTwo.toFixed(2)} ms per request.`,
    ),
    ...report.skipped.map((what) => `SKIPPED ${what}`),
    ...report.lost.map((what) => `LOST ${what}`),
    ...report.breaches.map((what) => `BREACH ${what}`),
  ];
  return lines.join('\n');
}

const { values } = parseArgs({
  options: { 'own-databases': { type: 'boolean' }, kill: { type: 'string' }, json: { type: 'boolean' } },
});
const folder = resolve('.simpul', 'machines');
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
const machines = await startMachines({ folder, ownDatabases: values['own-databases'] === true, say });
try {
  const report = await tell(machines);
  process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : tableOf(report)}\n`);
  const slow = report.kills.filter(({ recoverySeconds }) => recoverySeconds > RECOVERY_MS / 1_000);
  const unclear = report.kills.filter((kill) => kill.unclear > 0);
  for (const { machine, recoverySeconds } of slow) say(`SLOW ${machine}: ${recoverySeconds.toFixed(1)} s`);
  for (const { machine, failed } of unclear) say(`UNCLEAR ${machine}: ${JSON.stringify(failed)}`);
  if (report.lost.length + report.breaches.length + slow.length + unclear.length > 0) process.exitCode = 1;
} finally {
  await machines.stop();
}
