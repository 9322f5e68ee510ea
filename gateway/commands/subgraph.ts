import { SUBGRAPHS } from '../../subgraphs/index.ts';
import { openDatabase } from '../machine/database.ts';
import { hearSignal, runCommand, runUntil } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';
import { startSubgraph } from '../start-subgraph.ts';

/** `npm run subgraph -- csr`: one subgraph in a process of its own. */
runCommand(async () => {
  const signal = hearSignal();
  const settings = readSettings(
    SUBGRAPHS.map((subgraph) => subgraph.name),
    !process.argv.includes('--no-demo'),
  );
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const name = process.argv[2] ?? '';
  const database = await openDatabase(settings, say, [name]);
  const running = await startSubgraph(name, settings, database.urlOf);
  say(`${running.name} listens at ${running.url}`);
  running.prepared.then(
    () => say(`${running.name} is ready`),
    () => undefined,
  );
  await runUntil(signal, async () => {
    await running.stop();
    await database.stop();
  });
});
